using System.Runtime.CompilerServices;

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

    // When the first of the later ones is due; read at every instant.
    private long _next = long.MaxValue;

    internal Interrupts(CallGate calls, DeviceUse use, Func<InterruptContext> makeContext)
    {
        _calls = calls;
        _use = use;
        _scheduler = calls.Scheduler;
        _time = _scheduler.Time;
        _cores = [.. _scheduler.Cores.Select(core => new CoreInterrupts(core, makeContext))];
        _scheduler.Locks.RaiseHeld = RaiseHeld;
    }

    /// <summary>Whether an interrupt has been raised for later.</summary>
    internal bool HasLater => _later.Count > 0;

    /// <summary>Raises an interrupt at a point of virtual time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is in the past or the start itself, or there is no such core.</exception>
    internal void RaiseAt(Instant at, CoreId core, InterruptBody body, int level = Interrupt.TickLevel, long window = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(at, _time.Instant);
        ArgumentOutOfRangeException.ThrowIfEqual(at, Instant.Start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(at.Value, VirtualTime.LastInstant, nameof(at));
        ArgumentOutOfRangeException.ThrowIfNegative((int)core, nameof(core));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((int)core, _cores.Length, nameof(core));
        ArgumentOutOfRangeException.ThrowIfLessThan(level, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(level, Interrupt.HighestLevel);
        _use.CheckMayChange("an interrupt was to be raised", alsoInsideRun: true);
        var number = _count++;
        Enqueue(new Interrupt(number, core, level, body, window), at.Value);
    }

    private void Enqueue(Interrupt interrupt, long at)
    {
        _later.Enqueue(interrupt, (at, interrupt.Number));
        _next = Math.Min(_next, at);
    }

    /// <summary>The first interrupt that is due after a point of time, and when; null if there is none.</summary>
    internal (long At, int Number)? NextAfter(long time)
    {
        (long At, int Number)? next = null;
        foreach (var (_, key) in _later.UnorderedItems)
        {
            if (key.At > time && (next is null || key.CompareTo(next.Value) < 0))
            {
                next = key;
            }
        }

        return next;
    }

    /// <summary>When the next interrupt is due, if it is before a point of time; otherwise that point.</summary>
    internal long NextBefore(long time) => Math.Min(time, _next);

    /// <summary>Raises what is due at the present instant: the tick, then the interrupts.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void RaiseDue()
    {
        if (_time.Now == _time.NextTick || _next == _time.Now)
        {
            RaiseAll();
        }
    }

    private void RaiseAll()
    {
        if (_time.Now == _time.NextTick)
        {
            _time.NextTick += _time.CyclesPerTick;
            RaiseTick(_cores[_scheduler.TickCore]);
            if (_scheduler.Policy.HasTickOnOtherCore)
            {
                RaiseTick(_cores[1]);
            }
        }

        while (_later.TryPeek(out var interrupt, out var key) && key.At == _time.Now)
        {
            _later.Dequeue();
            _next = _later.TryPeek(out _, out var then) ? then.At : long.MaxValue;
            var on = _cores[(int)interrupt.Core];
            if (interrupt.Window > 0 && _scheduler.Choices is { } choices && PutOff(choices, interrupt, on.Core))
            {
                continue;
            }

            if (on.Core.IsMasked && interrupt.Level <= on.MaskedLevel)
            {
                on.Hold(interrupt);
            }
            else
            {
                Enter(on, interrupt);
            }
        }
    }

    // The window of an interrupt has begun: whether it comes later.
    private bool PutOff(ChoiceSource choices, Interrupt interrupt, CpuCore core)
    {
        var later = choices.Ask(new ChoicePoint(ChoiceKind.Interrupt, 0, interrupt.Window, core.Index, interrupt.Number, "", ""), 0);
        if (later > interrupt.Window)
        {
            throw new InvalidOperationException(FormattableString.Invariant($"interrupt {interrupt.Number} was put off by {later} cycles; its window has {interrupt.Window}"));
        }

        if (later == 0)
        {
            return false;
        }

        Enqueue(interrupt with { Window = 0 }, _time.Now + later);
        return true;
    }

    /// <summary>A core stood in an interrupt, and its lock is free; or the work of an interrupt is done. The interrupt goes on.</summary>
    internal void GoOn(CpuCore core)
    {
        var on = _cores[core.Index];
        var active = on.Active!;
        var context = _scheduler.Code.Context;
        _scheduler.Code.Set(CodeContext.Host);
        if (active.Interrupt is not { } interrupt)
        {
            Pop(on);
            CountTick(core);
        }
        else
        {
            Continue(on, interrupt, active.Context, active);
        }

        if (core.Has(Attention.Held) && !core.Has(Attention.Stands))
        {
            RaiseHeld(core);
        }

        _scheduler.Code.Set(context);
    }

    /// <summary>Raises what a core has held back and does not mask any more: first the ticks, then the interrupts.</summary>
    internal void RaiseHeld(CpuCore core)
    {
        var on = _cores[core.Index];
        var context = _scheduler.Code.Context;
        _scheduler.Code.Set(CodeContext.Host);
        while (on.TakeTick())
        {
            RaiseTick(on);
        }

        while (on.Take() is { } interrupt)
        {
            Enter(on, interrupt);
        }

        _scheduler.Code.Set(context);
    }

    private void RaiseTick(CoreInterrupts on)
    {
        if (on.Core.IsMasked && on.MaskedLevel >= Interrupt.TickLevel)
        {
            on.HoldTick();
            return;
        }

        on.Core.IsHalted = false;
        if (_scheduler.Locks.Isr.IsTakenFrom(on.Core))
        {
            Push(on, new ActiveInterrupt(null, on.NextContext()));
            _scheduler.Locks.Stand(on.Core, _scheduler.Locks.Isr, StandPlace.Interrupt);
            return;
        }

        CountTick(on.Core);
    }

    private void CountTick(CpuCore core)
    {
        _scheduler.Active = core;
        core.Owe(_scheduler.Configuration.CallCosts.Tick);
        _scheduler.Hooks.CallTick(core.Id);
        var switches = core.Index == _scheduler.TickCore ? _scheduler.IncrementTick() : _scheduler.Policy.IncrementTickOtherCore(core);
        if (switches)
        {
            core.SwitchPending = true;
        }
    }

    private void Enter(CoreInterrupts on, Interrupt interrupt)
    {
        on.Core.IsHalted = false;
        var context = on.NextContext();
        context.Enter(interrupt.Number);
        Continue(on, interrupt, context, null);
    }

    // Runs an interrupt until it ends or stops.
    private void Continue(CoreInterrupts on, Interrupt interrupt, InterruptContext context, ActiveInterrupt? active)
    {
        var operationsLeft = _calls.OperationsLeft;
        var progress = Run(on, interrupt, context);
        context.Stop();
        if (progress == InterruptProgress.Ended)
        {
            if (active is not null)
            {
                Pop(on);
            }

            End(on, context, operationsLeft);
            return;
        }

        if (active is null)
        {
            Push(on, new ActiveInterrupt(interrupt, context));
        }

        if (progress == InterruptProgress.Works)
        {
            on.Core.WorkEnds = _time.Now + context.TakeWork();
        }
        else
        {
            _scheduler.Locks.Stand(on.Core, _scheduler.Locks.Isr, StandPlace.Interrupt);
        }
    }

    private InterruptProgress Run(CoreInterrupts on, Interrupt interrupt, InterruptContext context)
    {
        _scheduler.Active = on.Core;
        _scheduler.Code.EnterInterrupt(interrupt.Number);
        context.Run();
        try
        {
            return interrupt.Body.Run(context);
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
    }

    private void End(CoreInterrupts on, InterruptContext context, int operationsLeft)
    {
        context.Leave();
        _scheduler.Panics.ThrowIfAny();
        if (_calls.OperationsLeft == operationsLeft)
        {
            // It has not made a call, and may raise itself again and again.
            _scheduler.Code.Set(CodeContext.Interrupt);
            _calls.CountOperation();
            _scheduler.Code.Set(CodeContext.Host);
        }

        if (context.HigherPriorityTaskWoken)
        {
            on.Core.SwitchPending = true;
        }
    }

    private void Push(CoreInterrupts on, ActiveInterrupt stopped)
    {
        _scheduler.Sections.Begin(on.Core, SectionKind.Interrupt);
        on.Push(stopped, _time.Now);
    }

    private void Pop(CoreInterrupts on)
    {
        on.Pop(_time.Now);
        if (on.Active is null)
        {
            _scheduler.Sections.End(on.Core, SectionKind.Interrupt);
        }
    }
}
