using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>Reads the length of a step, in the time notation of scenarios.</summary>
internal static class StepTime
{
    private const long MostCycles = 1L << 53;

    /// <summary>Parses a step.</summary>
    /// <param name="text">The text that was typed.</param>
    /// <param name="clock">The device's clock, which says how long a tick and a cycle are.</param>
    /// <exception cref="ConsoleException">It is not a time, or the device cannot step by it.</exception>
    internal static DeviceStep Read(string text, DeviceClock clock)
    {
        var reading = TimeReading.OfCycles(text, clock, 1, MostCycles);
        return reading.Fault switch
        {
            TimeFault.None when reading.Written.Unit == TimeUnit.Ticks => DeviceStep.ForTicks((long)reading.Written.Number),
            TimeFault.None => DeviceStep.For(new Cycles((long)reading.Count)),
            TimeFault.NotATime or TimeFault.NoUnit => throw Wrong(text, $"it must be tick, or a time with its unit: {TimeUnits.Examples}"),
            TimeFault.PartOfTick => throw Wrong(text, "ticks are whole"),
            TimeFault.NotWhole => throw Wrong(
                text, $"this is {TimeSteps.About(reading.Count, "cycle")}; cycles are whole, and one is {TimeSteps.Length(1, clock)}"),
            _ => throw Wrong(text, $"it must be more than 0 and at most {TimeSteps.Greatest(MostCycles, clock)}"),
        };
    }

    private static ConsoleException Wrong(string text, string what) => new($"step {ShownText.Cut(text)}: {what}");
}
