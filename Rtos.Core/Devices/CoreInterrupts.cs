namespace Rtos.Core;

/// <summary>The interrupts of one core: what it holds back while they are masked, and the one in which it stands still.</summary>
internal sealed class CoreInterrupts(CpuCore core, InterruptContext context)
{
    private readonly PriorityQueue<Interrupt, int> _held = new();
    private uint _heldTicks;

    internal CpuCore Core { get; } = core;

    /// <summary>What the core's service routines get.</summary>
    internal InterruptContext Context { get; } = context;

    /// <summary>The interrupt in which the core stands; null for the tick's.</summary>
    internal Interrupt? Standing { get; set; }

    /// <summary>Holds back a tick; none is lost.</summary>
    internal void HoldTick()
    {
        _heldTicks++;
        Core.Set(Attention.Held, true);
    }

    /// <summary>Holds back an interrupt; those that are held run in the order of their numbers.</summary>
    internal void Hold(Interrupt interrupt)
    {
        _held.Enqueue(interrupt, interrupt.Number);
        Core.Set(Attention.Held, true);
    }

    /// <summary>Takes a tick that was held back. Returns false if there is none.</summary>
    internal bool TakeTick()
    {
        if (_heldTicks == 0)
        {
            return false;
        }

        _heldTicks--;
        NoteHeld();
        return true;
    }

    /// <summary>Takes the next interrupt that was held back; null if there is none.</summary>
    internal Interrupt? Take()
    {
        if (!_held.TryDequeue(out var interrupt, out _))
        {
            return null;
        }

        NoteHeld();
        return interrupt;
    }

    private void NoteHeld() => Core.Set(Attention.Held, _heldTicks != 0 || _held.Count != 0);
}

/// <summary>An interrupt that has been raised.</summary>
/// <param name="Number">Its number, from 0, in the order of registration.</param>
/// <param name="Core">Its core.</param>
/// <param name="Routine">What it does.</param>
internal sealed record Interrupt(int Number, CoreId Core, InterruptRoutine Routine);
