using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Errors about a value of a scenario file: the place, its path, and the value found.</summary>
internal static class JsonValueErrors
{
    private const int LongestNumber = 40;

    /// <summary>The place of a value.</summary>
    public static JsonLocation Location(this JsonValue value) => new(value.SourceName, value.Line, value.Column, value.Path());

    /// <summary>The JSON path of a value.</summary>
    public static string Path(this JsonValue value) => value.Parent is not { } parent ? "$" : parent.Path() + (value.Property is { } property
        ? Phrase.PathStep(property.Name)
        : string.Create(CultureInfo.InvariantCulture, $"[{value.Index}]"));

    /// <summary>An error about a value.</summary>
    public static ScenarioException Error(this JsonValue value, string problem) => new(value.Location(), problem);

    /// <summary>An error about a value where another kind of value is expected.</summary>
    public static ScenarioException Expected(this JsonValue value, string what) => value.Error($"expected {what}, found {Describe(value)}");

    /// <summary>An error about a property of an object, at the property's name.</summary>
    public static ScenarioException ErrorAt(this JsonValue value, JsonProperty property, string problem) =>
        new(value.Location() with { Line = property.Line, Column = property.Column }, problem);

    private static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Boolean => value.IsTrue ? "true" : "false",
        JsonKind.Number => ShownText.Cut(value.Text, LongestNumber),
        JsonKind.Text => $"the string {Phrase.Quote(value.Text)}",
        JsonKind.List => "a list",
        _ => "an object",
    };
}
