using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reads points of virtual time from the command line.</summary>
internal static class VirtualTime
{
    private const long Latest = 1L << 53;

    /// <summary>The value of <c>--until</c>; null if it is not given.</summary>
    internal static Instant? ParseEnd(string? text, DeviceConfiguration kernel)
    {
        if (text is null)
        {
            return null;
        }

        CheckNotation(text);
        var clock = kernel.Clock;
        var reading = TimeReading.OfCycles(text, clock, 1, Latest);
        return reading.Fault switch
        {
            TimeFault.None => new Instant((long)reading.Count),
            TimeFault.PartOfTick => throw Wrong(
                text, $"ticks are whole, and a tick is {TimeSteps.Length(clock.CyclesPerTick.Value, clock)}; write the time in another unit, such as us"),
            TimeFault.NotWhole => throw NotWhole(text, reading.Count, clock),
            _ => throw Wrong(
                text, $"the end must be later than 0 and at most {TimeSteps.Greatest(Latest, clock)} ({Latest} cycles at {TimeSteps.Frequency(clock)})"),
        };
    }

    /// <summary>Refuses text that is not a number and a unit.</summary>
    internal static void CheckNotation(string? text)
    {
        switch (text is null ? TimeFault.None : TimeReading.OfNotation(text).Fault)
        {
            case TimeFault.NotATime:
                throw Wrong(text!, $"not a time; write a number and a unit, such as {TimeUnits.Examples}");
            case TimeFault.NoUnit:
                throw Wrong(text!, $"the unit is missing; write {text}ms, {text}s or {text}cycles (also us, m, h and ticks)");
        }
    }

    private static InputException NotWhole(string text, decimal cycles, DeviceClock clock)
    {
        var below = new WrittenTime(decimal.Truncate(cycles), TimeUnit.Cycles);
        var nearest = below.Number > 0 ? $"{below} or " : "";
        return Wrong(
            text,
            $"this is {TimeSteps.About(cycles, "cycle")}; the smallest step is {TimeSteps.Length(1, clock)} "
            + $"(one cycle at {TimeSteps.Frequency(clock)}); write {nearest}{below with { Number = below.Number + 1 }}");
    }

    private static InputException Wrong(string text, string what) => new($"--until {text}: {what}");
}
