using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The run loop of a device: advance to the next instant, raise its interrupts, settle core 0, then core 1.</summary>
internal sealed class RunLoop
{
    private readonly Scheduler _scheduler;
    private readonly VirtualTime _time;
    private readonly CallGate _calls;
    private readonly CoreSettler _settler;
    private readonly CoroutineCalls _coroutines;
    private readonly DeviceUse _use;
    private readonly TraceOutput _output;
    private readonly HostFaults _faults;
    private readonly ForeignCode _foreignCode;
    private readonly Interrupts _interrupts;
    private bool _mustSettle;

    internal RunLoop(
        CallGate calls, CoreSettler settler, CoroutineCalls coroutines, DeviceUse use, TraceOutput output, HostFaults faults, Interrupts interrupts)
    {
        _scheduler = calls.Scheduler;
        _time = _scheduler.Time;
        _calls = calls;
        _settler = settler;
        _coroutines = coroutines;
        _use = use;
        _output = output;
        _faults = faults;
        _foreignCode = new ForeignCode(_scheduler);
        _interrupts = interrupts;
    }

    /// <summary>Whether the scheduler has started.</summary>
    internal bool IsStarted { get; private set; }

    /// <summary>Whether an interrupt has been raised for later.</summary>
    internal bool HasInterrupts => _interrupts.HasLater;

    /// <summary>The time of the next event, not counting ticks that only change the count; <see cref="Instant.Never"/> if there is none.</summary>
    /// <remarks>Before a far-off wake time there may be a few ticks at which the kernel only sorts its sleepers again.</remarks>
    internal Instant NextEvent
    {
        get
        {
            if (!IsStarted || _mustSettle)
            {
                return _time.Instant;
            }

            var next = NextWorkOrInterrupt(CpuCore.NoWork);
            return next <= _time.NextTick ? new Instant(next) : new Instant(Math.Min(next, NextTickThatMatters()));
        }
    }

    /// <inheritdoc cref="Device.CyclesToNextEvent"/>
    internal Cycles CyclesToNextEvent(int core)
    {
        if (!IsStarted || _mustSettle)
        {
            return Cycles.Zero;
        }

        var next = _interrupts.NextBefore(Math.Min(CpuCore.NoWork, NextTickThatMatters()));
        foreach (var other in _scheduler.Cores)
        {
            next = Math.Min(next, other.Index != core || other.Has(Attention.Interrupt) ? NextOf(other) : other.SwitchDue ? _time.Now : next);
        }

        return new Cycles(next == CpuCore.NoWork ? next : next - _time.Now);
    }

    // When a core makes its next step, if nothing comes from outside.
    private long NextOf(CpuCore core) => core.WorkEnds != CpuCore.NoWork ? core.WorkEnds
        : core.Has(Attention.Halt | Attention.Stands) && !core.SwitchDue ? CpuCore.NoWork
        : _time.Now;

    /// <summary>The host has done something that a task could have done: the cores settle before the run continues.</summary>
    internal void SettleAtNextRun() => _mustSettle = IsStarted;

    /// <summary>Runs up to a point of virtual time, or until a condition holds; it is checked before each instant.</summary>
    /// <returns>Whether the condition became true.</returns>
    internal bool Run(long until, Func<bool>? condition)
    {
        CheckMayRun();
        using var turn = _use.Begin();
        _calls.Run(true);
        _coroutines.Run(true);
        _scheduler.Code.BeginRun(HostStack.Here);
        _foreignCode.Outer = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(_foreignCode);
        try
        {
            StartOrResume();
            _output.WriteHeldLines();
            _faults.ThrowIfAny();
            while (condition is null || !condition())
            {
                if (_scheduler.HasEnded || !AdvanceToNextInstant(until))
                {
                    return false;
                }

                RaiseInterrupts();
                _settler.Settle();
                _time.OpenFrom = _time.Now + 1;
                _output.WriteHeldLines();
                _faults.ThrowIfAny();
            }

            return true;
        }
        finally
        {
            _output.WriteHeldLines();
            SynchronizationContext.SetSynchronizationContext(_foreignCode.Outer);
            _coroutines.Run(false);
            _calls.Run(false);
            _scheduler.Code.EndRun();
        }
    }

    private void CheckMayRun()
    {
        _use.CheckMayChange("the device was to be run", alsoInsideRun: true);
        _scheduler.Panics.ThrowIfAny();
        if (_scheduler.HasEnded)
        {
            throw new InvalidOperationException("the device's scheduler has been ended (vTaskEndScheduler); make a new device");
        }

        if (CallGate.Running is not null)
        {
            throw new InvalidOperationException("a device cannot be run from inside a device: this thread is running one already");
        }
    }

    private void StartOrResume()
    {
        if (!IsStarted)
        {
            IsStarted = true;
            StartScheduler();
            _settler.Settle();
        }
        else if (_mustSettle)
        {
            _settler.Settle();
        }

        _mustSettle = false;
    }

    // If the idle and timer tasks do not all fit, the device cannot start.
    private void StartScheduler()
    {
        try
        {
            _scheduler.StartScheduler();
        }
        catch (DeviceMemoryException e)
        {
            _scheduler.Panics.Misuse(PanicKind.OutOfMemory, e.Message, e);
        }
    }

    // Moves time to the next tick that matters, interrupt or end of work, or to the end of the run.
    private bool AdvanceToNextInstant(long until)
    {
        var next = NextWorkOrInterrupt(until);
        if (_time.NextTick < next)
        {
            SkipQuietTicks(ref next);
        }

        if (next == VirtualTime.NoEnd)
        {
            return false;
        }

        if (_time.Now != next)
        {
            // An interrupt raised at the present instant belongs to it: raising one forever must not continue forever.
            _time.Now = next;
            _calls.BeginInstant();
        }

        return next < until;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private long NextWorkOrInterrupt(long next)
    {
        foreach (var core in _scheduler.Cores)
        {
            next = Math.Min(next, core.WorkEnds);
        }

        return _interrupts.NextBefore(next);
    }

    // Ticks that change only the count are counted without being raised one by one.
    private void SkipQuietTicks(ref long next)
    {
        var quiet = QuietTicks();
        if (quiet > 0)
        {
            var before = ((next - _time.NextTick - 1) / _time.CyclesPerTick) + 1;
            var ticks = Math.Min(before, quiet);
            if (next == VirtualTime.NoEnd && ticks == before)
            {
                return;
            }

            _time.NextTick += ticks * _time.CyclesPerTick;
            _scheduler.SkipTicks(ticks, _time.NextTick - _time.CyclesPerTick);
        }

        next = Math.Min(next, _time.NextTick);
    }

    private long NextTickThatMatters()
    {
        var quiet = QuietTicks();
        return quiet >= (VirtualTime.LastInstant - _time.NextTick) / _time.CyclesPerTick ? CpuCore.NoWork : _time.NextTick + (quiet * _time.CyclesPerTick);
    }

    // A tick that is held back is not one that only changes the count.
    private long QuietTicks()
    {
        foreach (var core in _scheduler.Cores)
        {
            if (core.Has(Attention.LongWay) || core.IsMasked)
            {
                return 0;
            }
        }

        return _scheduler.QuietTicks();
    }

    private void RaiseInterrupts()
    {
        foreach (var core in _scheduler.Cores)
        {
            if (core.WorkEnds == _time.Now)
            {
                core.WorkEnds = CpuCore.NoWork;
                if (!core.Has(Attention.Interrupt))
                {
                    core.Current!.WorkLeft = 0;
                }
            }
        }

        _interrupts.RaiseDue();
    }
}
