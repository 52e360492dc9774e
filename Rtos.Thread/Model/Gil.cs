using Rtos.Core;

namespace Rtos.Thread;

/// <summary>The global interpreter lock: its holder runs Python code. Two cores make no difference to it.</summary>
/// <remarks>
/// Every thread releases it while it waits (a sleep, a lock, <c>wait</c>), and after a number of jumps in one activation of a function.
/// In fair mode the thread that has waited longest gets it then; in unfair mode, as in firmware before MicroPython 1.24, the thread
/// that releases it at a jump takes it back at once.
/// </remarks>
public sealed class Gil
{
    private readonly ThreadModel _model;

    internal Gil(ThreadModel model, int divisor, bool isFair)
    {
        _model = model;
        Waiting = new EventList(model.Device.Scheduler.Table);
        Divisor = divisor;
        IsFair = isFair;
    }

    /// <summary>After how many jumps a thread lets others run. <c>MICROPY_PY_THREAD_GIL_VM_DIVISOR</c>.</summary>
    /// <value>0 to 64; 0 means at every jump.</value>
    public int Divisor { get; }

    /// <summary>Whether it is handed to the thread that has waited longest.</summary>
    public bool IsFair { get; }

    /// <summary>The thread that holds it, or null.</summary>
    public PyThread? Holder { get; private set; }

    /// <summary>How many threads wait for it.</summary>
    public int WaitingThreads => Waiting.Count;

    /// <summary>Whether a thread waits for it, so that releasing it has an effect.</summary>
    public bool IsWanted => !Waiting.IsEmpty;

    /// <summary>The number of times it has gone from one thread to another.</summary>
    public long Switches { get; private set; }

    /// <summary>Whether the Loboris <c>lock()</c> keeps it from being released at jumps.</summary>
    public bool IsSwitchingLocked => SwitchingLockedBy is not null;

    /// <summary>The thread that called <c>lock()</c>, or null. It is remembered for diagnostics: any thread may unlock.</summary>
    public PyThread? SwitchingLockedBy { get; internal set; }

    internal EventList Waiting { get; }

    private PyThread? LastHolder { get; set; }

    /// <summary>Counts a jump of an activation: a loop's, a branch's.</summary>
    /// <param name="activation">The counter of the activation.</param>
    /// <returns>Whether the thread should let others run now: a release point.</returns>
    public bool CountJump(GilCounter activation)
    {
        ArgumentNullException.ThrowIfNull(activation);
        activation.Left = activation.Left < 0 ? Divisor : activation.Left;
        if (--activation.Left > 0)
        {
            return false;
        }

        activation.Left = -1;
        return !IsSwitchingLocked;
    }

    internal bool TryTake(PyThread thread)
    {
        if (Holder is not null && Holder != thread)
        {
            return false;
        }

        Holder = thread;
        if (LastHolder != thread)
        {
            LastHolder = thread;
            Switches++;
        }

        return true;
    }

    /// <summary>Releases it and wakes the thread that has waited longest, which then holds it if it is to be handed over.</summary>
    internal void Release(Scheduler scheduler, bool handOver)
    {
        Holder = null;
        if (Waiting.Head is not { } next)
        {
            return;
        }

        if (handOver && IsFair)
        {
            Holder = _model.ThreadOf(next);
        }

        scheduler.WakeOneAndYield(Waiting);
    }
}
