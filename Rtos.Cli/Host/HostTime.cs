using System.Globalization;

namespace Rtos.Cli;

/// <summary>Reads lengths of the host's time from the command line.</summary>
internal static class HostTime
{
    /// <summary>The length that an option gives; null when it is not given.</summary>
    internal static TimeSpan? Parse(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        var (digits, perSecond) = text.EndsWith("ms", StringComparison.Ordinal) ? (text[..^2], 1000.0)
            : text.EndsWith('s') ? (text[..^1], 1.0)
            : (text, 1.0);
        return double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number > 0 && number / perSecond < 1e9
            ? TimeSpan.FromSeconds(number / perSecond)
            : throw new InputException($"{option} {text}: a length of time is more than 0: a number of seconds, or a number with a unit such as 10s or 500ms");
    }
}
