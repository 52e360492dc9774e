using System.Collections.Immutable;

namespace Rtos.Scenarios;

/// <summary>All types of objects: a new one is a row beside its operations.</summary>
internal static class ObjectTable
{
    /// <summary>All types, in the order in which messages list them.</summary>
    public static ImmutableArray<ObjectRow> Rows { get; } =
    [
        QueueOperations.Type,
        .. SemaphoreOperations.Types,
        EventGroupOperations.Type,
        .. StreamBufferOperations.Types,
        TimerOperations.Type,
        QueueOperations.SetType,
        TimerOperations.CallType,
    ];

    /// <summary>The names of all types, in the order of the table.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Rows.Select(row => row.Name)];

    /// <summary>The row of a type.</summary>
    public static ObjectRow Of(ScenarioObjectType type) => Rows.First(row => row.Type == type);
}
