using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>A reader of the trace that makes calls itself, and throws now and then.</summary>
internal sealed class ApiSink(ApiProgram program, ApiStation station) : TraceSink
{
    private const int CallsInHundred = 10;

    public override void Switched(Instant time, CoreId core, string task) => Interfere();

    public override void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result) => Interfere();

    public override void TaskEnded(Instant time, CoreId core, string task) => Interfere();

    public override void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result) => Interfere();

    public override void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result) => Interfere();

    private void Interfere()
    {
        if (program.Dice.Percent(CallsInHundred))
        {
            program.Interfere(station, ApiPlace.TraceSink);
        }
    }
}
