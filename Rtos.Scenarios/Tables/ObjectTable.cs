using System.Collections.Immutable;

namespace Rtos.Scenarios;

/// <summary>The one list of object types: a new type is a new row here.</summary>
internal static class ObjectTable
{
    private static readonly ObjectField Length = new("length", (item, value) => item.Length = (int)value.ReadWhole(1, 1_000_000));

    /// <summary>All object types.</summary>
    public static ImmutableArray<ObjectRow> Rows { get; } =
    [
        new("queue", "a queue", ScenarioObjectType.Queue, [Length]),
    ];

    /// <summary>The names of all types, in the order of the table.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>The row of a type.</summary>
    public static ObjectRow Of(ScenarioObjectType type) => Rows.First(row => row.Type == type);
}
