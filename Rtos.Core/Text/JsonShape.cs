namespace Rtos.Core;

/// <summary>What a JSON file may be like, and how much of it is read.</summary>
internal sealed class JsonShape
{
    /// <summary>One object of simple values. What is inside others is passed over, and a name may occur again.</summary>
    internal static JsonShape Flat { get; } = new() { IsFlat = true, ReaderDepth = 64 };

    /// <summary>Whether it is <see cref="Flat"/>.</summary>
    internal bool IsFlat { get; private init; }

    /// <summary>How many levels of values there may be; none for the reader's own limit.</summary>
    internal int? DeepestLevel { get; private init; }

    /// <summary>The limit of the library's reader.</summary>
    internal int ReaderDepth { get; private init; }

    /// <summary>Told of a property that its object has already: the object, the property, the first one. Only the first counts.</summary>
    internal Action<JsonValue, JsonProperty, JsonProperty>? Duplicate { get; private init; }

    /// <summary>Values in values.</summary>
    /// <param name="deepestLevel">How many levels there may be.</param>
    /// <param name="duplicate">Told of a property that its object has already: the object, the property, the first one.</param>
    /// <remarks>The library's own limit is out of reach: this one comes first and knows the value.</remarks>
    internal static JsonShape Nested(int deepestLevel, Action<JsonValue, JsonProperty, JsonProperty> duplicate) =>
        new() { DeepestLevel = deepestLevel, ReaderDepth = 2 * deepestLevel, Duplicate = duplicate };
}
