using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Refuses obvious errors with critical sections in a list of operations.</summary>
internal struct CriticalSectionCheck(KernelKind? kernel, ScenarioTask? caller)
{
    // One entry for each open section, the outermost first.
    private readonly List<JsonValue> _open = [];

    /// <summary>Whether the operation may wait for an event or for a time.</summary>
    public static bool Waits(OperationRow row, ScenarioOperation operation) =>
        operation.Wait != Ticks.None && row.Arguments.Any(argument => argument.Kind == ArgumentKind.Wait);

    /// <summary>Advances to the next operation of the list.</summary>
    public readonly void Check(JsonValue item, OperationRow row, ScenarioOperation operation)
    {
        if (row.Nesting > 0)
        {
            _open.Add(item);
        }
        else if (row.Nesting < 0)
        {
            if (_open.Count == 0)
            {
                throw item.Error("\"exitCritical\" without \"enterCritical\" before it; critical sections are balanced within a list");
            }

            _open.RemoveAt(_open.Count - 1);
        }
        else if (_open.Count > 0)
        {
            CheckInside(item, row, operation);
        }
    }

    /// <summary>Checks at the end of the list that no section is left open.</summary>
    public readonly void CheckEnd()
    {
        if (_open.Count > 0)
        {
            throw _open[0].Error("\"enterCritical\" without \"exitCritical\" after it; critical sections are balanced within a list");
        }
    }

    private readonly void CheckInside(JsonValue item, OperationRow row, ScenarioOperation operation)
    {
        if (row.InCriticalSection == CriticalSectionUse.Never)
        {
            throw item.Error($"\"{row.Name}\" cannot be used in a critical section: it blocks");
        }

        if (row.InCriticalSection == CriticalSectionUse.NotWithSmp && kernel == KernelKind.Smp)
        {
            throw item.Error($"flavor \"{KernelTable.Of(KernelKind.Smp).Name}\" does not allow \"{row.Name}\" in a critical section; use it before or after");
        }

        if (Waits(row, operation))
        {
            throw item.Error($"\"{row.Name}\" may not wait in a critical section; its wait must be 0 here");
        }

        var targetsCaller = operation.TargetsSelf || (caller is not null && operation.Task == caller);
        if (targetsCaller && row.StopsTask)
        {
            throw item.Error($"a task cannot {row.Name} itself in a critical section; use \"{row.Name}\" after \"exitCritical\"");
        }
    }
}
