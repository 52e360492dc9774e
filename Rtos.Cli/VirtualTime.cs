using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reads points of virtual time from the command line.</summary>
internal static class VirtualTime
{
    private const long Latest = 1L << 53;

    private const string Until = "--until";

    /// <summary>The value of <c>--until</c>; null if it is not given.</summary>
    internal static Instant? ParseEnd(string? text, DeviceConfiguration kernel) =>
        text is null ? null : new Instant(Parse(Until, text, kernel.Clock, 1));

    /// <summary>The value of an option that is a length of virtual time, which may be 0; null if it is not given.</summary>
    /// <param name="option">The option.</param>
    /// <param name="text">Its value.</param>
    /// <param name="kernel">The device's configuration.</param>
    internal static Cycles? ParseLength(string option, string? text, DeviceConfiguration kernel) =>
        text is null ? null : text == "0" ? Cycles.Zero : new Cycles(Parse(option, text, kernel.Clock, 0));

    /// <summary>Refuses text that is not a number and a unit.</summary>
    internal static void CheckNotation(string? text) => CheckNotation(Until, text);

    /// <summary>Refuses the value of an option that is not a number and a unit.</summary>
    internal static void CheckNotation(string option, string? text)
    {
        switch (text is null ? TimeFault.None : TimeReading.OfNotation(text).Fault)
        {
            case TimeFault.NotATime:
                throw Wrong(option, text!, $"not a time; write a number and a unit, such as {TimeUnits.Examples}");
            case TimeFault.NoUnit:
                throw Wrong(option, text!, $"the unit is missing; write {text}ms, {text}s or {text}cycles (also us, m, h and ticks)");
        }
    }

    private static long Parse(string option, string text, DeviceClock clock, long least)
    {
        CheckNotation(option, text);
        var reading = TimeReading.OfCycles(text, clock, least, Latest);
        return reading.Fault switch
        {
            TimeFault.None => (long)reading.Count,
            TimeFault.PartOfTick => throw Wrong(
                option, text, $"ticks are whole, and a tick is {TimeSteps.Length(clock.CyclesPerTick.Value, clock)}; write the time in another unit, such as us"),
            TimeFault.NotWhole => throw NotWhole(option, text, reading.Count, clock),
            _ => throw Wrong(
                option, text, $"{(least > 0 ? "the end must be later than 0 and" : "the time must be")} at most {TimeSteps.Greatest(Latest, clock)} ({Latest} cycles at {TimeSteps.Frequency(clock)})"),
        };
    }

    private static InputException NotWhole(string option, string text, decimal cycles, DeviceClock clock)
    {
        var below = new WrittenTime(decimal.Truncate(cycles), TimeUnit.Cycles);
        var nearest = below.Number > 0 ? $"{below} or " : "";
        return Wrong(
            option,
            text,
            $"this is {TimeSteps.About(cycles, "cycle")}; the smallest step is {TimeSteps.Length(1, clock)} "
            + $"(one cycle at {TimeSteps.Frequency(clock)}); write {nearest}{below with { Number = below.Number + 1 }}");
    }

    private static InputException Wrong(string option, string text, string what) => new($"{option} {text}: {what}");
}
