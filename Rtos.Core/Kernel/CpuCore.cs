namespace Rtos.Core;

/// <summary>
/// What a core has to attend to besides the task that runs on it. Usually this is nothing, or <see cref="Switch"/> alone, and a
/// single comparison tells.
/// </summary>
[Flags]
internal enum Attention
{
    None = 0,

    /// <summary>A switch has been requested: the software interrupt is pending.</summary>
    Switch = 1,

    /// <summary>The kernel's own note that a switch is due. FreeRTOS: <c>xYieldPending</c>.</summary>
    Yield = 1 << 1,

    /// <summary>The current task is in a critical section.</summary>
    Critical = 1 << 2,

    /// <summary>The scheduler is suspended.</summary>
    Suspended = 1 << 3,

    /// <summary>Simulated work is in progress.</summary>
    Work = 1 << 4,

    /// <summary>The idle task has halted the core.</summary>
    Halt = 1 << 5,

    /// <summary>The first <c>switch</c> line has not been written.</summary>
    Unannounced = 1 << 6,

    /// <summary>A trace sink watches the device.</summary>
    Watched = 1 << 7,

    /// <summary>A task of the device has exceeded its stack.</summary>
    Overflow = 1 << 8,

    /// <summary>The scheduler has been ended, or the device has panicked.</summary>
    Ended = 1 << 9,

    /// <summary>The short path is not taken: see <see cref="ShortWay"/>.</summary>
    LongWay = 1 << 10,

    /// <summary>The code before a call may take time: it has costs (<see cref="CallCosts"/>), or a <see cref="ChoiceSource"/> is asked.</summary>
    CallTime = 1 << 11,

    /// <summary>FreeRTOS V11 on two cores: the other core owns the task lock.</summary>
    LockedOut = 1 << 12,

    /// <summary>The core stands still until a lock is free: see <see cref="CoreLocks"/>.</summary>
    Stands = 1 << 13,

    /// <summary>Interrupts are masked because the core stands, or because what it stood for has not ended.</summary>
    Masked = 1 << 14,

    /// <summary>Ticks or interrupts are held back.</summary>
    Held = 1 << 15,

    /// <summary>The core has freed a lock for which the other one stands: its part of the settling ends here.</summary>
    GivesTurn = 1 << 16,

    /// <summary>The kernel's own code on this core has taken time that has not passed yet.</summary>
    Owes = 1 << 17,

    /// <summary>An interrupt is in progress that has stopped in the middle: it stands still, or its code takes time.</summary>
    Interrupt = 1 << 18,
}

/// <summary>One CPU core: its current task, its pending switch, its work in progress.</summary>
internal sealed class CpuCore(int index)
{
    /// <summary><see cref="WorkEnds"/> of a core that has no work.</summary>
    internal const long NoWork = long.MaxValue;

    /// <summary>Which task ran here after which.</summary>
    internal Followers Followers;

    private long _workEnds = NoWork;
    private int _criticalNesting;
    private int _suspendedDepth;
    private long _owed;

    internal int Index { get; } = index;

    internal CoreId Id => (CoreId)Index;

    /// <summary>The task that the kernel considers to be running here. FreeRTOS: <c>pxCurrentTCBs[ core ]</c>.</summary>
    internal Tcb? Current { get; set; }

    /// <summary>Everything the core has to attend to; the properties below are parts of it.</summary>
    internal Attention Attention { get; private set; } = Attention.Unannounced;

    /// <summary>A switch of this core has been requested and has not been made: the software interrupt is pending.</summary>
    internal bool SwitchPending
    {
        get => Has(Attention.Switch);
        set => Set(Attention.Switch, value);
    }

    /// <summary>The kernel's own note that a switch is due. FreeRTOS: <c>xYieldPending[ core ]</c>.</summary>
    internal bool YieldPending
    {
        get => Has(Attention.Yield);
        set => Set(Attention.Yield, value);
    }

    /// <summary>The number of critical sections that the current task is in; a switch waits until it is 0.</summary>
    internal int CriticalNesting
    {
        get => _criticalNesting;
        set
        {
            _criticalNesting = value;
            Set(Attention.Critical, value != 0);
        }
    }

    /// <summary>Whether the current task has disabled the core's interrupts; counts as one critical section.</summary>
    internal bool InterruptsDisabled { get; set; }

    /// <summary>When the work in progress ends, or <see cref="NoWork"/>.</summary>
    internal long WorkEnds
    {
        get => _workEnds;
        set
        {
            _workEnds = value;
            Set(Attention.Work, value != NoWork);
        }
    }

    /// <summary>The idle task has halted the core until an interrupt or a switch request.</summary>
    internal bool IsHalted
    {
        get => Has(Attention.Halt);
        set => Set(Attention.Halt, value);
    }

    /// <summary>The time from which the current task's running has not been added to its run time.</summary>
    internal long SwitchedInAt { get; set; }

    /// <summary>The cycles that idle tasks have run here, up to the last switch.</summary>
    internal long IdleTime { get; set; }

    /// <summary>Whether the first <c>switch</c> line has been written.</summary>
    internal bool IsAnnounced
    {
        get => !Has(Attention.Unannounced);
        set => Set(Attention.Unannounced, !value);
    }

    /// <summary>How often the scheduler has been suspended for this core; upstream's single count is kept on both. FreeRTOS: <c>uxSchedulerSuspended</c>.</summary>
    internal int SuspendedDepth
    {
        get => _suspendedDepth;
        set
        {
            _suspendedDepth = value;
            Set(Attention.Suspended, value != 0);
        }
    }

    internal bool IsSchedulerSuspended => Has(Attention.Suspended);

    internal bool SwitchDue => (Attention & (Attention.Switch | Attention.Critical | Attention.Masked | Attention.Interrupt)) == Attention.Switch;

    /// <summary>Whether interrupts are masked: ticks and interrupts that come now are held back, unless one interrupts another.</summary>
    internal bool IsMasked => Has(Attention.Critical | Attention.Masked | Attention.Interrupt);

    /// <summary>The lock for which the core stands still; null if it does not.</summary>
    internal CoreLock? StandsFor { get; set; }

    /// <summary>Where it stands.</summary>
    internal StandPlace StandsIn { get; set; }

    /// <summary>The work in progress stops for a time; the task keeps the rest.</summary>
    internal void PauseWork(long now)
    {
        if (WorkEnds != NoWork)
        {
            Current!.WorkLeft = WorkEnds - now;
            WorkEnds = NoWork;
        }
    }

    /// <summary>The kernel's own code takes time on this core: it passes before its task goes on.</summary>
    internal void Owe(Cycles time)
    {
        if (time != Cycles.Zero)
        {
            _owed += time.Value;
            Set(Attention.Owes, true);
        }
    }

    /// <summary>What the kernel's code has taken is added to the current task's work.</summary>
    internal void PayOwed(long now)
    {
        PauseWork(now);
        Current!.WorkLeft += _owed;
        ResumeWork(now);
        _owed = 0;
        Set(Attention.Owes, false);
    }

    /// <summary>The rest of the current task's work, if there is one, goes on.</summary>
    internal void ResumeWork(long now) => WorkEnds = Current!.WorkLeft > 0 ? now + Current.WorkLeft : NoWork;

    /// <summary>Whether any of the given things is to be attended to.</summary>
    internal bool Has(Attention any) => (Attention & any) != 0;

    internal void Set(Attention what, bool holds) => Attention = holds ? Attention | what : Attention & ~what;

    /// <summary>Only a switch is requested, and there is nothing else to attend to.</summary>
    internal void RequestSwitchAlone() => Attention = Attention.Switch;

    /// <summary>The requested switch, the only thing to attend to, is being made.</summary>
    internal void ClearSwitch() => Attention = Attention.None;
}
