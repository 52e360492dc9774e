namespace Rtos.Scenarios;

/// <summary>A value of a JSON file that knows its place, so that every later check can say where the file is wrong.</summary>
internal sealed class JsonValue
{
    private readonly JsonValue? _parent;
    private readonly string _sourceName;
    private List<JsonValue>? _items;

    public JsonValue(string sourceName, JsonValue? parent, JsonProperty? property, int line, int column)
    {
        _sourceName = sourceName;
        _parent = parent;
        Index = parent?._items?.Count ?? 0;
        Property = property;
        Line = line;
        Column = column;
    }

    public JsonKind Kind { get; init; }

    /// <summary>The text of a string; the digits of a number as the file has them, cut when they are many.</summary>
    public string Text { get; init; } = "";

    /// <summary>The value of a number without sign, fraction and exponent that fits 63 bits.</summary>
    public long? Whole { get; init; }

    /// <summary>The value of a boolean.</summary>
    public bool IsTrue { get; init; }

    /// <summary>The property whose value this is; <see langword="null"/> in a list and at the top.</summary>
    public JsonProperty? Property { get; }

    /// <summary>The place in the list or object that it is in.</summary>
    public int Index { get; }

    public int Line { get; }

    public int Column { get; }

    /// <summary>The elements of a list, or the values of the properties of an object.</summary>
    public IReadOnlyList<JsonValue> Items => _items ?? (IReadOnlyList<JsonValue>)[];

    public JsonLocation Location => new(_sourceName, Line, Column, Path);

    private string Path => _parent is null ? "$" : _parent.Path + (Property is { } property
        ? Phrase.PathStep(property.Name)
        : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Index}]"));

    public void Add(JsonValue item) => (_items ??= []).Add(item);

    public ScenarioException Error(string problem) => new(Location, problem);

    public ScenarioException Expected(string what) => Error($"expected {what}, found {Describe()}");

    /// <summary>An error about a property of this object, at the property's name.</summary>
    public ScenarioException ErrorAt(JsonProperty property, string problem) =>
        new(Location with { Line = property.Line, Column = property.Column }, problem);

    private string Describe() => Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => IsTrue ? "true" : "false",
        JsonKind.Number => Text,
        JsonKind.Text => $"the string {Phrase.Quote(Text)}",
        JsonKind.List => "a list",
        _ => "an object",
    };
}
