using System.Diagnostics.CodeAnalysis;

namespace Rtos.Core;

/// <summary>A value of a JSON file that knows its place, so that every later check can say where the file is wrong.</summary>
internal sealed class JsonValue
{
    private List<JsonValue>? _items;

    internal JsonValue(string sourceName, JsonValue? parent, JsonProperty? property, int line, int column)
    {
        SourceName = sourceName;
        Parent = parent;
        Index = parent?._items?.Count ?? 0;
        Property = property;
        Line = line;
        Column = column;
    }

    /// <summary>The name of the file in messages.</summary>
    internal string SourceName { get; }

    /// <summary>The list or object that it is in; <see langword="null"/> at the top.</summary>
    internal JsonValue? Parent { get; }

    /// <summary>The property whose value this is; <see langword="null"/> in a list and at the top.</summary>
    internal JsonProperty? Property { get; }

    /// <summary>The place in the list or object that it is in, from 0.</summary>
    internal int Index { get; }

    /// <summary>The line, from 1.</summary>
    internal int Line { get; }

    /// <summary>The column in characters, from 1.</summary>
    internal int Column { get; }

    /// <summary>What it is.</summary>
    internal JsonKind Kind { get; init; }

    /// <summary>The text of a string; the digits of a number as the file has them.</summary>
    internal string Text { get; init; } = "";

    /// <summary>The text of a string as the file has it, escapes included.</summary>
    [AllowNull]
    internal string Raw { get => field ?? Text; init; }

    /// <summary>The value of a number without sign, fraction and exponent that fits 63 bits.</summary>
    internal long? Whole { get; init; }

    /// <summary>The value of a boolean.</summary>
    internal bool IsTrue { get; init; }

    /// <summary>The elements of a list, or the values of the properties of an object.</summary>
    internal IReadOnlyList<JsonValue> Items => _items ?? (IReadOnlyList<JsonValue>)[];

    internal void Add(JsonValue item) => (_items ??= []).Add(item);
}
