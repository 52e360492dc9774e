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

        if (!TimeText.TryParse(text, out var number, out var unit))
        {
            throw new InputException($"--until {text}: not a time; write a number and a unit, such as {TimeText.Examples}");
        }

        if (unit == TimeUnit.None)
        {
            throw new InputException($"--until {text}: the unit is missing; write {text}ms, {text}s or {text}cycles (also us, m, h and ticks)");
        }

        return TimeText.ToCycles(number, unit, kernel) is { } cycles and >= 1 and <= Latest
            ? new Instant((long)cycles)
            : throw new InputException($"--until {text}: the end must lie between 1 and {Latest} cycles ({kernel.CpuHertz} cycles are a second)");
    }
}
