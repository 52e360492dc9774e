using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;
using static Rtos.Scenarios.OperationRow;

namespace Rtos.Scenarios;

/// <summary>The operations about notifications.</summary>
internal static class NotifyOperations
{
    private static readonly OperationArgument Bits = new("bits", ArgumentKind.Value);
    private static readonly OperationArgument ClearOnEntry = new("clearOnEntry", ArgumentKind.Value);
    private static readonly OperationArgument ClearOnExit = new("clearOnExit", ArgumentKind.Value2);
    private static readonly OperationArgument Action = new("action", ArgumentKind.Action);
    private static readonly OperationArgument Index = new("index", ArgumentKind.NotifyIndex);

    /// <summary>The operations of tasks and callbacks.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        Of(NotifyCalls.Give, Target, Index),
        Of(NotifyCalls.Notify, Target, Action, Value, Index),
        Of(NotifyCalls.Take, Clear, Wait, Index),
        Of(NotifyCalls.Wait, ClearOnEntry, ClearOnExit, Wait, Index),
        Of(NotifyCalls.StateClear, Target, Index),
        Of(NotifyCalls.ValueClear, Target, Bits, Index),
        Of(NotifyCalls.Query, Target, Action, Value, Index),
    ];

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        new(NotifyRows.GiveFromISR, Target, Index) { FromISR = static (s, o, isr) => isr.NotifyGiveFromISR(s.Find(o.Task!)!, o.NotifyIndex) },
        new(NotifyRows.NotifyFromISR, Target, Action, Value, Index)
        {
            FromISR = static (s, o, isr) => isr.NotifyFromISR(s.Find(o.Task!)!, o.Value, o.Action, o.NotifyIndex),
        },
        new(NotifyRows.QueryFromISR, Target, Action, Value, Index)
        {
            FromISR = static (s, o, isr) => isr.NotifyAndQueryFromISR(s.Find(o.Task!)!, o.Value, o.Action, o.NotifyIndex),
        },
    ];
}
