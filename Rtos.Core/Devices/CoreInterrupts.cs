namespace Rtos.Core;

/// <summary>The interrupts of one core: those in progress, and what the core holds back while they are masked.</summary>
internal sealed class CoreInterrupts(CpuCore core, Func<InterruptContext> makeContext)
{
    // The one that runs now is the last; the others are interrupted.
    private readonly List<ActiveInterrupt> _active = [];

    // For each depth of nesting, made when first needed.
    private readonly List<InterruptContext> _contexts = [];

    // The highest level first, then in the order of the numbers.
    private readonly List<Interrupt> _held = [];
    private uint _heldTicks;

    internal CpuCore Core { get; } = core;

    /// <summary>The interrupt that runs now, or stands or works; null if there is none.</summary>
    internal ActiveInterrupt? Active => _active.Count == 0 ? null : _active[^1];

    /// <summary>The level above which an interrupt comes at once; <see cref="int.MaxValue"/> if all are masked.</summary>
    internal int MaskedLevel
    {
        get
        {
            if (Core.Has(Attention.Critical | Attention.Masked))
            {
                return int.MaxValue;
            }

            return Active is not { } active ? 0
                : Core.Has(Attention.Stands) || active.Context.CriticalNesting != 0 ? int.MaxValue
                : active.Level;
        }
    }

    /// <summary>What the service routine of the next interrupt gets.</summary>
    internal InterruptContext NextContext()
    {
        if (_contexts.Count == _active.Count)
        {
            _contexts.Add(makeContext());
        }

        return _contexts[_active.Count];
    }

    /// <summary>An interrupt, or a tick, stops in the middle. What it has interrupted keeps the rest of its work.</summary>
    internal void Push(ActiveInterrupt stopped, long now)
    {
        if (Active is { } lower)
        {
            lower.WorkLeft = Core.WorkEnds == CpuCore.NoWork ? 0 : Core.WorkEnds - now;
            Core.WorkEnds = CpuCore.NoWork;
        }
        else
        {
            Core.PauseWork(now);
        }

        _active.Add(stopped);
        Core.Set(Attention.Interrupt, true);
    }

    /// <summary>The interrupt that stopped has ended: what it had interrupted goes on.</summary>
    internal void Pop(long now)
    {
        _active.RemoveAt(_active.Count - 1);
        if (Active is { } lower)
        {
            Core.WorkEnds = lower.WorkLeft == 0 ? CpuCore.NoWork : now + lower.WorkLeft;
        }
        else
        {
            Core.Set(Attention.Interrupt, false);
            Core.ResumeWork(now);
        }
    }

    /// <summary>Holds back a tick; none is lost.</summary>
    internal void HoldTick()
    {
        _heldTicks++;
        Core.Set(Attention.Held, true);
    }

    /// <summary>Holds back an interrupt.</summary>
    internal void Hold(Interrupt interrupt)
    {
        var at = _held.FindIndex(other => other.Level < interrupt.Level || (other.Level == interrupt.Level && other.Number > interrupt.Number));
        _held.Insert(at < 0 ? _held.Count : at, interrupt);
        Core.Set(Attention.Held, true);
    }

    /// <summary>Takes a tick that was held back and is not masked any more. Returns false if there is none.</summary>
    internal bool TakeTick()
    {
        if (_heldTicks == 0 || MaskedLevel >= Interrupt.TickLevel)
        {
            return false;
        }

        _heldTicks--;
        NoteHeld();
        return true;
    }

    /// <summary>Takes the next interrupt that was held back and is not masked any more; null if there is none.</summary>
    internal Interrupt? Take()
    {
        if (_held.Count == 0 || _held[0].Level <= MaskedLevel)
        {
            return null;
        }

        var interrupt = _held[0];
        _held.RemoveAt(0);
        NoteHeld();
        return interrupt;
    }

    private void NoteHeld() => Core.Set(Attention.Held, _heldTicks != 0 || _held.Count != 0);
}
