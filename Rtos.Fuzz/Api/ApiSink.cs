using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>A reader of the trace that makes calls itself, and throws now and then.</summary>
internal sealed class ApiSink(ApiProgram program, ApiStation station) : TraceSink
{
    private const int CallsInHundred = 10;

    public override void Write(in TraceEvent happened)
    {
        if (program.Dice.Percent(CallsInHundred))
        {
            program.Interfere(station, ApiPlace.TraceSink);
        }
    }
}
