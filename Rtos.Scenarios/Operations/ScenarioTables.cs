using System.Collections.Frozen;
using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>All operations: a new one is a row in the table of its family.</summary>
internal static class OperationTable
{
    private static readonly OperationRow DeleteObject = new(QueueRows.Delete, Deletable)
    {
        CNames = [.. ObjectTable.Rows.SelectMany(row => row.Deletion?.CNames ?? []).Distinct()],
        InCriticalSection = CriticalSectionUse.NotWithSmp,
        Find = static (s, o) => s.Get<KernelObject>(o).DeleteCall!,
        Prepare = static (p, o, ref _) => p.State.Forget(o.KernelObject!),
    };

    /// <summary>All operations, in the order in which messages list them.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        .. TaskOperations.Rows,
        .. NotifyOperations.Rows,
        .. QueueOperations.Rows,
        .. TaskOperations.OfScheduler,
        .. SemaphoreOperations.Rows,
        .. EventGroupOperations.Rows,
        .. StreamBufferOperations.Rows,
        .. TimerOperations.Rows,
        QueueOperations.Select,
        TimerOperations.Pend,
        DeleteObject,
        .. TaskOperations.Further,
        .. QueueOperations.FromISR,
        .. NotifyOperations.FromISR,
        .. TaskOperations.FromISR,
        .. SemaphoreOperations.FromISR,
        QueueOperations.SelectFromISR,
        .. EventGroupOperations.FromISR,
        .. StreamBufferOperations.FromISR,
        .. TimerOperations.FromISR,
    ];

    private static OperationArgument Deletable =>
        new("object", ArgumentKind.Object, [.. ObjectTable.Rows.Where(row => row.Deletion is not null).Select(row => row.Type)]);

    private static readonly FrozenDictionary<string, OperationRow> ByName = Rows.ToFrozenDictionary(row => row.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, OperationRow> ByCName = Rows
        .SelectMany(row => row.CNames, (row, name) => KeyValuePair.Create(name, row))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The row of an operation by its C name; <see langword="null"/> if there is none.</summary>
    public static OperationRow? FindCName(string name) => ByCName.GetValueOrDefault(name);

    /// <summary>The C name nearest to a word.</summary>
    public static string? NearestCName(string name) => NearestName.Find(name, Rows.SelectMany(row => row.CNames));

    /// <summary>The row of a name; <see langword="null"/> if there is no such operation.</summary>
    public static OperationRow? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The names that can be used, in the order of the table.</summary>
    public static List<string> Names(CallContexts context) =>
        [.. Rows.Where(row => (row.Contexts & context) != 0).Select(row => row.Name)];
}

/// <summary>All types of objects: a new one is a row next to its operations.</summary>
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
