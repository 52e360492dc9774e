using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;

namespace Rtos.Scenarios;

/// <summary>Event groups in scenarios, and their operations.</summary>
internal static class EventGroupOperations
{
    private static readonly OperationArgument Events = new("events", ArgumentKind.Object, ScenarioObjectType.Events);
    private static readonly OperationArgument WaitedBits = new("bits", ArgumentKind.SomeBits);
    private static readonly OperationArgument WaitFor = new("waitFor", ArgumentKind.SomeBits2);
    private static readonly OperationArgument All = new("all", ArgumentKind.Flag2);

    /// <summary>The type of event groups.</summary>
    public static ObjectRow Type { get; } = new("events", "an event group", ScenarioObjectType.Events)
    {
        CName = "xEventGroupCreate",
        Deletion = EventGroupRows.Delete,
        Create = static (_, device, item) => device.CreateEventGroup(item.Name),
        Final = ("events", static group => FormattableString.Invariant($"{((RtosEventGroup)group).Bits}")),
    };

    /// <summary>The operations of tasks and callbacks.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        Of(EventGroupRows.SetBits, static c => c.SetBits, Events, EventBits) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
        Of(EventGroupRows.ClearBits, static c => c.ClearBits, Events, EventBits),
        Of(EventGroupRows.GetBits, static c => c.GetBits, Events),
        Of(EventGroupRows.WaitBits, static c => c.WaitBits, Events, WaitedBits, Clear, All, Wait) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
        Of(EventGroupRows.Sync, static c => c.Sync, Events, EventBits, WaitFor, Wait) with { InCriticalSection = CriticalSectionUse.NotWithSmp },
    ];

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        new(EventGroupRows.SetBitsFromISR, Events, EventBits) { FromISR = static (s, o, isr) => isr.SetBitsFromISR(s.Get<RtosEventGroup>(o), o.Value) },
        new(EventGroupRows.ClearBitsFromISR, Events, EventBits) { FromISR = static (s, o, isr) => isr.ClearBitsFromISR(s.Get<RtosEventGroup>(o), o.Value) },
    ];

    private static OperationRow Of(CallRow call, Func<EventGroupCalls, KernelOperation> find, params ImmutableArray<OperationArgument> arguments) =>
        new(call, arguments) { Find = (s, o) => find(s.Get<RtosEventGroup>(o).Calls) };
}
