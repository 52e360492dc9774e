using System.Globalization;

namespace Rtos.Cli;

/// <summary>Reads the numbers among the options of <c>esp32emu serve</c>.</summary>
internal static class ServeNumber
{
    /// <summary>The number that an option gives; null when it is not given.</summary>
    /// <exception cref="InputException">It is not a number, or not in the range.</exception>
    internal static double? Read(string option, string? text, double least, double most, string help)
    {
        if (text is null)
        {
            return null;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new InputException(FormattableString.Invariant($"{option} {text}: it must be {least} to {most}: {help}"));
    }

    /// <summary>The length of time that an option gives; null when it is not given.</summary>
    /// <exception cref="InputException">It is not a number, or not in the range.</exception>
    internal static TimeSpan? Seconds(string option, string? text, double least, double most) =>
        Read(option, text, least, most, "a number of seconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
}
