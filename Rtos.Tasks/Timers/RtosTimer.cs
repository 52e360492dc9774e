using System.Globalization;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A software timer, whose callback runs in the timer service task. FreeRTOS: <c>TimerHandle_t</c>.</summary>
/// <remarks>Starting, stopping and so on are commands: they take effect when the timer service task has processed them.</remarks>
[FreeRtos("TimerHandle_t")]
public sealed class RtosTimer : KernelObject
{
    private const int NoSlot = -1;

    private readonly TimerDaemon _daemon;

    // The list that holds it or held it last, usually the one that will hold it next.
    private TimerList? _list;

    internal RtosTimer(TimerDaemon daemon, string name, Ticks period, bool autoReload, Func<RtosTimer, Routine> callback)
        : base(daemon.Device, name, ObjectSizes.Timer)
    {
        _daemon = daemon;
        PeriodTicks = period.Value;
        IsAutoReload = autoReload;
        RunCallback = () => callback(this);
        Voice = new CallbackVoice(TraceEventKind.TimerCall, name);
    }

    /// <summary>A value for the application. FreeRTOS: <c>pvTimerGetTimerID</c>, <c>vTimerSetTimerID</c>.</summary>
    [FreeRtos("pvTimerGetTimerID", "vTimerSetTimerID")]
    public object? Id { get; set; }

    /// <summary>Whether it restarts automatically, read without a kernel call.</summary>
    public bool IsAutoReload { get; internal set; }

    /// <summary>Whether it runs, read without a kernel call; commands that are not processed yet do not count.</summary>
    public bool IsRunning { get; internal set; }

    /// <summary>Its period, read without a kernel call.</summary>
    public Ticks Period => new(PeriodTicks);

    internal override string DescribeState() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(IsRunning ? "running" : "stopped")}, {(IsAutoReload ? "every" : "once after")} {PeriodTicks} {(PeriodTicks == 1 ? "tick" : "ticks")}");

    internal uint PeriodTicks { get; set; }

    internal Func<Routine> RunCallback { get; }

    internal CallbackVoice Voice { get; }

    /// <summary>The time when it is due. FreeRTOS: the value of <c>xTimerListItem</c>.</summary>
    internal uint Expiry { get; set; }

    /// <summary>Its slot in the list that holds it, or <see cref="NoSlot"/>.</summary>
    internal int Slot { get; private set; } = NoSlot;

    /// <summary>The list that holds it, or null.</summary>
    internal TimerList? List => Slot == NoSlot ? null : _list;

    /// <summary>Starts the timer; it is due one period after this call. A running timer is restarted.</summary>
    /// <param name="wait">How long to wait for room in the command queue, in ticks; does not wait while the scheduler is suspended.</param>
    /// <returns>Whether the command was sent.</returns>
    /// <exception cref="DevicePanicException">Deleted; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerStart</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTimerStart"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Start(Ticks wait) => Send(_daemon.Start, TimerCommandKind.Start, Device.TickCount.Value, wait);

    /// <summary>Restarts the timer; it is due one period after this call.</summary>
    /// <param name="wait">How long to wait for room in the command queue, in ticks; does not wait while the scheduler is suspended.</param>
    /// <returns>Whether the command was sent.</returns>
    /// <exception cref="DevicePanicException">Deleted; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerReset</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTimerReset"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Reset(Ticks wait) => Send(_daemon.Reset, TimerCommandKind.Start, Device.TickCount.Value, wait);

    /// <summary>Stops the timer.</summary>
    /// <param name="wait">How long to wait for room in the command queue, in ticks; does not wait while the scheduler is suspended.</param>
    /// <returns>Whether the command was sent.</returns>
    /// <exception cref="DevicePanicException">Deleted; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerStop</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTimerStop"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Stop(Ticks wait) => Send(_daemon.Stop, TimerCommandKind.Stop, 0, wait);

    /// <summary>Changes the period and starts the timer.</summary>
    /// <param name="period">The new period in ticks, at least 1.</param>
    /// <param name="wait">How long to wait for room in the command queue, in ticks; does not wait while the scheduler is suspended.</param>
    /// <returns>Whether the command was sent.</returns>
    /// <exception cref="DevicePanicException">The period is 0; deleted; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerChangePeriod</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTimerChangePeriod"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> ChangePeriod(Ticks period, Ticks wait)
    {
        CheckPeriod(TimerRows.ChangePeriod, period);
        return Send(_daemon.ChangePeriod, TimerCommandKind.ChangePeriod, period.Value, wait);
    }

    /// <summary>Deletes the timer; its memory is freed when the command is processed.</summary>
    /// <param name="wait">How long to wait for room in the command queue, in ticks; does not wait while the scheduler is suspended.</param>
    /// <returns>Whether the command was sent.</returns>
    /// <exception cref="DevicePanicException">Deleted already; called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerDelete</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTimerDelete"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> Delete(Ticks wait) => Send(_daemon.Delete, TimerCommandKind.Delete, 0, wait);

    /// <summary>Asks whether the timer runs; commands that are not processed yet do not count.</summary>
    /// <returns>Whether it runs.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerIsTimerActive</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTimerIsTimerActive"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> IsActive() => Ask(TimerCalls.Active);

    /// <summary>Asks when the timer is due; only meaningful while it runs.</summary>
    /// <returns>The tick count.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerGetExpiryTime</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTimerGetExpiryTime"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<TickCount> GetExpiryTime() => Ask(TimerCalls.Expiry);

    /// <summary>Asks for the period.</summary>
    /// <returns>The period.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerGetPeriod</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTimerGetPeriod"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<Ticks> GetPeriod() => Ask(TimerCalls.Period);

    /// <summary>Asks whether the timer restarts automatically.</summary>
    /// <returns>Whether it restarts.</returns>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTimerGetReloadMode</c>, <c>uxTimerGetReloadMode</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTimerGetReloadMode", "uxTimerGetReloadMode"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> GetReloadMode() => Ask(TimerCalls.ReloadMode);

    /// <summary>Sets whether the timer restarts automatically; takes effect at once.</summary>
    /// <param name="autoReload">Whether it restarts.</param>
    /// <exception cref="DevicePanicException">Called from an interrupt, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTimerSetReloadMode</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTimerSetReloadMode"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall SetReloadMode(bool autoReload)
    {
        var caller = EnterAbout(TimerCalls.Reload);
        caller.Call.Target = this;
        caller.Call.Put(TimerRows.AutoReload, autoReload ? 1 : 0);
        return new RtosCall(Gate, caller);
    }

    /// <summary>A list holds the timer from now on.</summary>
    internal void Enter(TimerList list, int slot)
    {
        if (_list != list)
        {
            _list = list;
        }

        Slot = slot;
    }

    /// <summary>No list holds the timer from now on.</summary>
    internal void Leave() => Slot = NoSlot;

    internal void CheckPeriod(CallRow call, Ticks period)
    {
        if (period.Value == 0)
        {
            Device.Refuse(PanicKind.Argument, $"{call}: the period of timer {Name} must be at least 1 tick");
        }
    }

    private RtosCall<TResult> Ask<TResult>(KernelOperation<TResult> operation)
    {
        var caller = EnterAbout(operation);
        caller.Call.Target = this;
        return new RtosCall<TResult>(Gate, caller, operation);
    }

    private RtosCall<bool> Send(SendOperation<TimerCommand> operation, TimerCommandKind kind, uint value, Ticks wait)
    {
        var caller = EnterAbout(operation);
        _daemon.Prepare(ref caller.Call, new TimerCommand(kind, this, value), wait);
        return new RtosCall<bool>(Gate, caller, operation);
    }
}
