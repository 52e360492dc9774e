namespace Rtos.Scenarios;

/// <summary>What C programs write for times, and what scenarios have instead.</summary>
internal static class CTime
{
    /// <summary>The word for a wait without an end.</summary>
    internal const string Forever = "forever";

    private const string MaxDelay = "portMAX_DELAY";
    private const string ToTicks = "pdMS_TO_TICKS(";
    private const string PerTick = "portTICK_PERIOD_MS";

    /// <summary>Whether a word of C means a wait without an end.</summary>
    internal static bool IsForever(string text) => text.Equals(MaxDelay, StringComparison.OrdinalIgnoreCase);

    /// <summary>What to write instead of a text of C; <see langword="null"/> when it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="wanted">What can be written there.</param>
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
