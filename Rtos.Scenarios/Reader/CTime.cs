namespace Rtos.Scenarios;

/// <summary>How C programs write times, and what to write in scenarios instead.</summary>
internal static class CTime
{
    /// <summary>The word for an endless wait.</summary>
    internal const string Forever = "forever";

    private const string MaxDelay = "portMAX_DELAY";
    private const string ToTicks = "pdMS_TO_TICKS(";
    private const string PerTick = "portTICK_PERIOD_MS";

    /// <summary>Whether a word of C means an endless wait.</summary>
    internal static bool IsForever(string text) => text.Equals(MaxDelay, StringComparison.OrdinalIgnoreCase);

    /// <summary>What to write instead of a text from C; <see langword="null"/> if it is not one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wanted">What is valid there.</param>
    internal static string? Instead(string text, string wanted)
    {
        if (IsForever(text) || text.Equals(Forever, StringComparison.OrdinalIgnoreCase))
        {
            return wanted.Contains(Forever, StringComparison.Ordinal)
                ? $"write \"{Forever}\""
                : $"a time without an end cannot be given here; expected {wanted}";
        }

        var number = text.StartsWith(ToTicks, StringComparison.OrdinalIgnoreCase) ? text[ToTicks.Length..].TrimEnd(')')
            : text.EndsWith(PerTick, StringComparison.OrdinalIgnoreCase) ? text[..^PerTick.Length].TrimEnd(' ', '/')
            : null;
        return number is not null && number.Trim() is { Length: > 0 and < 10 } digits && digits.All(char.IsAsciiDigit) ? $"write \"{digits}ms\"" : null;
    }
}
