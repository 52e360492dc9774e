using System.Globalization;
using Rtos.Core;

namespace Rtos.Cli;

/// <summary>Reads points of virtual time from the command line.</summary>
internal static class VirtualTime
{
    private const long Latest = 1L << 53;

    private static readonly (string Suffix, long PerSecond)[] Units = [("ms", 1_000), ("us", 1_000_000), ("ns", 1_000_000_000), ("s", 1)];

    /// <summary>The end that <c>--until</c> gives; null when it is not given.</summary>
    internal static Instant? ParseEnd(string? text, DeviceConfiguration kernel)
    {
        if (text is null)
        {
            return null;
        }

        var unit = Array.Find(Units, u => text.EndsWith(u.Suffix, StringComparison.Ordinal));
        var digits = unit.Suffix is null ? text : text[..^unit.Suffix.Length];
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            || (unit.Suffix is null && number != decimal.Truncate(number)))
        {
            throw new InputException($"--until {text}: a time is a whole number of cycles, or a number with a unit: 2s, 500ms, 20us");
        }

        try
        {
            var cycles = unit.Suffix is null ? number : number * kernel.CpuHertz / unit.PerSecond;
            if (cycles is >= 1 and <= Latest)
            {
                return new Instant((long)cycles);
            }
        }
        catch (OverflowException)
        {
            // Falls through: far too late.
        }

        throw new InputException($"--until {text}: the end must lie between 1 and {Latest} cycles ({kernel.CpuHertz} cycles are a second)");
    }
}
