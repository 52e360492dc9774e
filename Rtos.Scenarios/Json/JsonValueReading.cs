using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Reads values of a given type from a JSON file, or reports what should be there.</summary>
internal static class JsonValueReading
{
    private const int LongestName = 200;

    /// <summary>A whole number in a range, written without sign, fraction and exponent.</summary>
    public static long ReadWhole(this JsonValue value, long min, long max) =>
        value.Whole is { } number && number >= min && number <= max
            ? number
            : throw value.Expected(string.Create(CultureInfo.InvariantCulture, $"a whole number from {min} to {max}"));

    /// <summary>A whole number in a range.</summary>
    public static long ReadWhole(this JsonValue value, NumberRange range) => value.ReadWhole(range.Least, range.Most);

    public static bool ReadFlag(this JsonValue value) =>
        value.Kind == JsonKind.Boolean ? value.IsTrue : throw value.Expected("true or false");

    public static string ReadText(this JsonValue value, string what) =>
        value.Kind == JsonKind.Text ? value.Text : throw value.Expected(what);

    public static IReadOnlyList<JsonValue> ReadList(this JsonValue value, string what) =>
        value.Kind == JsonKind.List ? value.Items : throw value.Expected(what);

    /// <summary>A list of two values.</summary>
    public static (JsonValue From, JsonValue To) ReadRange(this JsonValue value, string what) =>
        value.ReadList($"a list of two: {what}") is [var from, var to] ? (from, to) : throw value.Error(string.Create(CultureInfo.InvariantCulture, $"expected a list of two: {what}; found a list of {value.Items.Count}"));

    /// <summary>A name: 1 to 200 letters, digits and <c>_</c>.</summary>
    public static string ReadName(this JsonValue value)
    {
        var name = value.ReadText("a name");
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            throw value.Error($"a name is made of letters (a-z, A-Z), digits and \"_\", found {Phrase.Quote(name)}");
        }

        return name.Length <= LongestName
            ? name
            : throw value.Error(string.Create(CultureInfo.InvariantCulture, $"a name has at most {LongestName} characters, found {name.Length}"));
    }

    /// <summary>One of a few words.</summary>
    /// <param name="value">The value.</param>
    /// <param name="what">What the words are.</param>
    /// <param name="words">The words.</param>
    /// <param name="ofSynonym">Makes the question about a word from another system; null for none.</param>
    public static int ReadChoice(this JsonValue value, string what, IReadOnlyList<string> words, Func<string, string?>? ofSynonym = null)
    {
        var text = value.ReadText($"one of {string.Join(", ", words.Select(word => $"\"{word}\""))}");
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i] == text)
            {
                return i;
            }
        }

        throw value.Error($"unknown {what} {Phrase.Quote(text)}; {ofSynonym?.Invoke(text) ?? Phrase.Suggest(text, words)}");
    }
}
