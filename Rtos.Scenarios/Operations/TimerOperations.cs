using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;
using static Rtos.Scenarios.OperationRow;

namespace Rtos.Scenarios;

/// <summary>Software timers and pended calls in scenarios, and their operations.</summary>
internal static class TimerOperations
{
    private static readonly OperationArgument Timer = new("timer", ArgumentKind.Object, ScenarioObjectType.Timer);
    private static readonly OperationArgument Call = new("call", ArgumentKind.Object, ScenarioObjectType.Call);
    private static readonly OperationArgument Period = new("period", ArgumentKind.Period);
    private static readonly OperationArgument AutoReload = new("autoReload", ArgumentKind.Flag);

    /// <summary>The type of timers.</summary>
    public static ObjectRow Type { get; } =
        new("timer", "a timer", ScenarioObjectType.Timer, ObjectField.Period, ObjectField.AutoReload, ObjectField.Operations)
        {
            CName = "xTimerCreate",
            Create = static (state, device, item) => device.CreateTimer(item.Name, item.Period, item.AutoReload, _ => state.Perform(item)),
            Final = ("timer", static timer => ((RtosTimer)timer).IsRunning ? "true" : "false"),
        };

    /// <summary>The type of functions that the timer service task calls.</summary>
    public static ObjectRow CallType { get; } = new("call", "a call", ScenarioObjectType.Call, ObjectField.Operations);

    /// <summary>The operations of tasks and callbacks.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        Command(TimerRows.Start, static d => d.Start, TimerCommandKind.Start, static (d, _) => d.TickCount.Value),
        Command(TimerRows.Stop, static d => d.Stop, TimerCommandKind.Stop, static (_, _) => 0),
        Command(TimerRows.Reset, static d => d.Reset, TimerCommandKind.Start, static (d, _) => d.TickCount.Value),
        Command(TimerRows.ChangePeriod, static d => d.ChangePeriod, TimerCommandKind.ChangePeriod, static (_, o) => o.Value, Period),
        Deleting(Command(TimerRows.Delete, static d => d.Delete, TimerCommandKind.Delete, static (_, _) => 0)),
        Of(TimerCalls.Reload, Timer, AutoReload),
        Of(TimerCalls.Active, Timer),
        Of(TimerCalls.Expiry, Timer) with
        {
            Refusal = static (s, o) => WhenGone(s, o) ?? (s.Get<RtosTimer>(o).IsRunning ? null : "inactive"),
        },
        Of(TimerCalls.Period, Timer),
    ];

    /// <summary>Asks the timer service task to call a function.</summary>
    public static OperationRow Pend { get; } = new(TimerRows.Pend, Call, Wait)
    {
        Find = static (s, _) => TimerDaemon.Of(s.Device).Pend,
        Prepare = static (p, o, ref c) => TimerDaemon.Of(p.State.Device).Commands.Calls.Keep(ref c, p.State.PendedCall(o.KernelObject!)),
    };

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        new(TimerRows.StartFromISR, Timer) { FromISR = static (s, o, isr) => isr.TimerStartFromISR(s.Get<RtosTimer>(o)) },
        new(TimerRows.StopFromISR, Timer) { FromISR = static (s, o, isr) => isr.TimerStopFromISR(s.Get<RtosTimer>(o)) },
        new(TimerRows.ResetFromISR, Timer) { FromISR = static (s, o, isr) => isr.TimerResetFromISR(s.Get<RtosTimer>(o)) },
        new(TimerRows.ChangePeriodFromISR, Timer, Period) { FromISR = static (s, o, isr) => isr.TimerPeriodFromISR(s.Get<RtosTimer>(o), new Ticks(o.Value)) },
        new(TimerRows.PendFromISR, Call) { FromISR = static (s, o, isr) => isr.Post(TimerRows.PendFromISR, s.PendedCall(o.KernelObject!), asksForSwitch: true) },
    ];

    private static OperationRow Deleting(OperationRow command) =>
        command with { Prepare = command.Prepare + (static (p, o, ref _) => p.ForgetUnlessItFails(o.KernelObject!)) };

    private static OperationRow Command(
        CallRow call,
        Func<TimerDaemon, KernelOperation> find,
        TimerCommandKind kind,
        Func<Device, ScenarioOperation, uint> value,
        params ImmutableArray<OperationArgument> arguments) => new(call, [Timer, .. arguments, Wait])
        {
            Find = (s, _) => find(TimerDaemon.Of(s.Device)),
            Prepare = (p, o, ref c) =>
            {
                var device = p.State.Device;
                TimerDaemon.Of(device).Prepare(ref c, new TimerCommand(kind, p.State.Get<RtosTimer>(o), value(device, o)), o.Wait);
            },
        };
}
