using Rtos.Core;

namespace Rtos.Fuzz;

/// <summary>What the interrupts of a random program do.</summary>
internal static class ApiInterrupts
{
    private const int MostCalls = 4;

    internal static void Run(ApiProgram program, ApiStation station, InterruptContext isr)
    {
        station.Pool.Keep(program.Dice, isr);
        for (var calls = program.Dice.Between(0, MostCalls); calls > 0; calls--)
        {
            if (program.Dice.Percent(program.Manners.ThrowsInHundred))
            {
                throw new FuzzException("interrupt");
            }

            program.Interfere(station, ApiPlace.Interrupt);
        }
    }

    /// <summary>The same in pieces, with work between them.</summary>
    internal static async InterruptRoutine Work(ApiProgram program, ApiStation station, InterruptContext isr)
    {
        Run(program, station, isr);
        for (var pieces = program.Dice.Between(0, 2); pieces > 0; pieces--)
        {
            await isr.Work(new Cycles(program.Dice.Of(0L, 1L, 300L, 1500L)));
            Run(program, station, isr);
        }
    }
}
