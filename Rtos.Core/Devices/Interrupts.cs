namespace Rtos.Core;

/// <summary>Raises the ticks and the interrupts of a device, or holds them back while a core has them masked.</summary>
internal sealed class Interrupts
{
    private readonly PriorityQueue<Interrupt, (long At, int Number)> _later = new();
    private readonly CallGate _calls;
    private readonly DeviceUse _use;
    private readonly Scheduler _scheduler;
    private readonly VirtualTime _time;
    private readonly CoreInterrupts[] _cores;
    private int _count;

    internal Interrupts(CallGate calls, DeviceUse use, Func<InterruptContext> makeContext)
    {
        _calls = calls;
        _use = use;
        _scheduler = calls.Scheduler;
        _time = _scheduler.Time;
        _cores = [.. _scheduler.Cores.Select(core => new CoreInterrupts(core, makeContext()))];
        _scheduler.Locks.RaiseHeld = RaiseHeld;
    }

    /// <summary>Whether an interrupt has been raised for later.</summary>
    internal bool HasLater => _later.Count > 0;

    /// <summary>Raises an interrupt at a point of virtual time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past or the start itself, or there is no such core.</exception>
    internal void RaiseAt(Instant at, CoreId core, InterruptRoutine routine)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, _time.Instant);
        ArgumentOutOfRangeException.ThrowIfEqual(at, Instant.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at.Value, VirtualTime.LastInstant, nameof(at));
        ArgumentOutOfRangeException.ThrowIfNegative((int)core, nameof(core));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)core, _cores.Length, nameof(core));
        _use.CheckMayChange("an interrupt was to be raised", alsoInsideRun: true);
        var number = _count++;
        _later.Enqueue(new Interrupt(number, core, routine), (at.Value, number));
    }

    /// <summary>When the next interrupt is due, if it is before a point of time; otherwise that point.</summary>
    internal long NextBefore(long time) => _later.TryPeek(out _, out var first) ? Math.Min(time, first.At) : time;

    /// <summary>Raises what is due at the present instant: the tick, then the interrupts.</summary>
    internal void RaiseDue()
    {
        if (_time.Now == _time.NextTick)
        {
            _time.NextTick += _time.CyclesPerTick;
            RaiseTick(_cores[0]);
            if (_scheduler.Policy.HasTickOnOtherCore)
            {
                RaiseTick(_cores[1]);
            }
        }

        while (_later.TryPeek(out var interrupt, out var key) && key.At == _time.Now)
        {
            _later.Dequeue();
            var on = _cores[(int)interrupt.Core];
            if (on.Core.IsMasked)
            {
                on.Hold(interrupt);
            }
            else
            {
                Enter(on, interrupt);
            }
        }
    }

    /// <summary>A core stood in an interrupt, and its lock is free: the interrupt goes on.</summary>
    internal void GoOn(CpuCore core)
    {
        var on = _cores[core.Index];
        var context = _scheduler.Code.Context;
        _scheduler.Code.Set(CodeContext.Host);
        var ended = true;
        if (on.Standing is { } interrupt)
        {
            on.Standing = null;
            ended = Continue(on, interrupt);
        }
        else
        {
            CountTick(core);
        }

        if (ended)
        {
            _scheduler.Locks.Unmask(core);
        }

        _scheduler.Code.Set(context);
    }

    /// <summary>Raises what a core has held back: first the ticks, then the interrupts.</summary>
    internal void RaiseHeld(CpuCore core)
    {
        var on = _cores[core.Index];
        var context = _scheduler.Code.Context;
        _scheduler.Code.Set(CodeContext.Host);
        while (!core.IsMasked && on.TakeTick())
        {
            RaiseTick(on);
        }

        while (!core.IsMasked && on.Take() is { } interrupt)
        {
            Enter(on, interrupt);
        }

        _scheduler.Code.Set(context);
    }

    private void RaiseTick(CoreInterrupts on)
    {
        if (on.Core.IsMasked)
        {
            on.HoldTick();
            return;
        }

        on.Core.IsHalted = false;
        if (_scheduler.Locks.Isr.IsTakenFrom(on.Core))
        {
            Stand(on, null);
            return;
        }

        CountTick(on.Core);
    }

    private void CountTick(CpuCore core)
    {
        _scheduler.Active = core;
        core.Owe(_scheduler.Configuration.CallCosts.Tick);
        _scheduler.Hooks.CallTick(core.Id);
        var switches = core.Index == 0 ? _scheduler.IncrementTick() : _scheduler.Policy.IncrementTickOtherCore(core);
        if (switches)
        {
            core.SwitchPending = true;
        }
    }

    private void Enter(CoreInterrupts on, Interrupt interrupt)
    {
        on.Core.IsHalted = false;
        on.Context.Enter(interrupt.Number);
        Continue(on, interrupt);
    }

    // Returns whether the interrupt has ended; otherwise its core stands.
    private bool Continue(CoreInterrupts on, Interrupt interrupt)
    {
        _scheduler.Active = on.Core;
        _scheduler.Code.EnterInterrupt(interrupt.Number);
        var operationsLeft = _calls.OperationsLeft;
        bool ended;
        try
        {
            ended = interrupt.Routine.Run(on.Context);
        }
        catch (Exception e) when (!_scheduler.Panics.IsOwn(e))
        {
            _scheduler.Panics.Misuse(PanicKind.Exception, $"interrupt {interrupt.Number} threw {e.GetType().Name}: {e.Message}", e);
            throw;
        }
        finally
        {
            _scheduler.Code.Set(CodeContext.Host);
        }

        if (!ended)
        {
            Stand(on, interrupt);
            return false;
        }

        End(on, operationsLeft);
        return true;
    }

    private void End(CoreInterrupts on, int operationsLeft)
    {
        on.Context.Leave();
        _scheduler.Panics.ThrowIfAny();
        if (_calls.OperationsLeft == operationsLeft)
        {
            // It has not made a call, and may raise itself again and again.
            _scheduler.Code.Set(CodeContext.Interrupt);
            _calls.CountOperation();
            _scheduler.Code.Set(CodeContext.Host);
        }

        if (on.Context.HigherPriorityTaskWoken)
        {
            on.Core.SwitchPending = true;
        }
    }

    private void Stand(CoreInterrupts on, Interrupt? interrupt)
    {
        on.Standing = interrupt;
        _scheduler.Locks.Stand(on.Core, _scheduler.Locks.Isr, StandPlace.Interrupt);
    }
}
