using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reads points of virtual time from the command line.</summary>
internal static class VirtualTime
{
    private const long Latest = 1L << 53;

    /// <summary>The end that <c>--until</c> gives; null when it is not given.</summary>
    internal static Instant? ParseEnd(string? text, DeviceConfiguration kernel)
    {
        if (text is null)
        {
            return null;
        }

        CheckNotation(text);
        _ = TimeText.TryParse(text, out var number, out var unit);
        if (TimeSteps.IsPartOfTick(number, unit))
        {
            var tick = TimeSteps.Length(kernel.CyclesPerTick.Value, kernel);
            throw new InputException($"--until {text}: ticks are whole, and a tick is {tick}; write the time in another unit, such as us");
        }

        if (TimeText.ToCycles(number, unit, kernel) is not { } cycles || cycles <= 0 || cycles > Latest)
        {
            throw new InputException(
                $"--until {text}: the end must be later than 0 and at most {TimeSteps.Greatest(Latest, kernel)} ({Latest} cycles at {TimeSteps.Frequency(kernel)})");
        }

        return decimal.Truncate(cycles) == cycles ? new Instant((long)cycles) : throw NotWhole(text, cycles, kernel);
    }

    private static InputException NotWhole(string text, decimal cycles, DeviceConfiguration kernel)
    {
        var below = (long)cycles;
        var nearest = below > 0 ? $"{below}cycle{(below == 1 ? "" : "s")} or " : "";
        return new InputException(
            $"--until {text}: this is {TimeSteps.About(cycles, "cycle")}; the smallest step is {TimeSteps.Length(1, kernel)} "
            + $"(one cycle at {TimeSteps.Frequency(kernel)}); write {nearest}{below + 1}cycle{(below == 0 ? "" : "s")}");
    }

    /// <summary>Refuses what is not a number and a unit.</summary>
    internal static void CheckNotation(string? text)
    {
        if (text is null)
        {
            return;
        }

        if (!TimeText.TryParse(text, out _, out var unit))
        {
            throw new InputException($"--until {text}: not a time; write a number and a unit, such as {TimeText.Examples}");
        }

        if (unit == TimeUnit.None)
        {
            throw new InputException($"--until {text}: the unit is missing; write {text}ms, {text}s or {text}cycles (also us, m, h and ticks)");
        }
    }
}
