namespace Rtos.Core;

/// <summary>
/// The locks with which two cores exclude each other, and the cores that stand still for one. A kernel call is made whole within
/// its instant, so only a lock that is held over time matters: by a task that has suspended the scheduler (FreeRTOS V11), or is in
/// a critical section.
/// </summary>
/// <remarks>
/// <code>
///               (1)               (2)                  (3)
///     runs ───────────► stands ─────────► goes on ───────────► runs
///                       interrupts masked ──────────────────► what was held is raised
/// </code>
/// 1 <see cref="Stand"/>: the lock is taken. 2 <see cref="GoOn"/>: it is free in this core's part of the settling.
/// 3 <see cref="Unmask"/>: the call's critical section, the switch or the interrupt has ended.
/// </remarks>
internal sealed class CoreLocks(Scheduler scheduler)
{
    /// <summary>FreeRTOS V11 on two cores: what a task's call and a switch need. FreeRTOS: <c>portGET_TASK_LOCK</c>.</summary>
    internal CoreLock Task { get; } = new();

    /// <summary>FreeRTOS V11 on two cores: what an interrupt needs. FreeRTOS: <c>portGET_ISR_LOCK</c>.</summary>
    internal CoreLock Isr { get; } = new();

    /// <summary>ESP-IDF on two cores: the spinlock of critical sections that name none.</summary>
    internal CoreLock Spinlock { get; } = new();

    /// <summary>Raises the ticks and interrupts that a core has held back.</summary>
    internal Action<CpuCore>? RaiseHeld { get; set; }

    /// <summary>A core takes one of the kernel's own locks: the other one is locked out of the kernel.</summary>
    internal void TakeKernelLock(CoreLock taken, CpuCore core)
    {
        var wasFree = taken.Owner is null;
        taken.Take(core);
        if (wasFree)
        {
            NoteLockedOut();
        }
    }

    /// <summary>A core gives one of the kernel's own locks back.</summary>
    internal void GiveKernelLock(CoreLock given, CpuCore core)
    {
        if (given.Give())
        {
            NoteLockedOut();
            GiveTurn(core, given);
        }
    }

    /// <summary>A core gives another lock back.</summary>
    internal void Give(CoreLock given, CpuCore core)
    {
        if (given.Give())
        {
            GiveTurn(core, given);
        }
    }

    /// <summary>A core needs a lock that the other one owns: it does nothing until the lock is free.</summary>
    internal void Stand(CpuCore core, CoreLock wanted, StandPlace place)
    {
        core.PauseWork(scheduler.Time.Now);
        scheduler.Sections.Begin(core, SectionKind.Standing);
        core.StandsFor = wanted;
        core.StandsIn = place;
        core.Set(place == StandPlace.Interrupt ? Attention.Stands : Attention.Stands | Attention.Masked, true);
        if (wanted.Owner is { StandsFor.Owner: { } owner } other && owner == core)
        {
            scheduler.Panics.StopBecause(
                PanicKind.Deadlock,
                $"both cores stand still for good: core {core.Index} (task {core.Current!.Name}) waits for a spinlock that core {other.Index} owns, "
                + $"and core {other.Index} (task {other.Current!.Name}) for one that core {core.Index} owns; enter critical sections in the same order everywhere");
        }
    }

    /// <summary>The same for the kernel's own locks, of which an interrupt needs only one.</summary>
    internal void StandForKernel(CpuCore core, StandPlace place) => Stand(core, Task.IsTakenFrom(core) ? Task : Isr, place);

    /// <summary>Whether a standing core finds its lock free.</summary>
    internal static bool MayGoOn(CpuCore core) =>
        !core.StandsFor!.IsTakenFrom(core) && (core.StandsIn == StandPlace.Interrupt || !core.Has(Attention.LockedOut));

    /// <summary>A standing core goes on. Its interrupts stay masked.</summary>
    internal void GoOn(CpuCore core)
    {
        scheduler.Sections.End(core, SectionKind.Standing);
        core.StandsFor = null;
        core.Set(Attention.Stands, false);
    }

    /// <summary>
    /// A task's code needs the kernel's locks. If the other core owns them, the core stands. If a switch was asked of the core while
    /// it stood, the switch comes first. FreeRTOS: the beginning of <c>vTaskEnterCritical</c>, <c>prvCheckForRunStateChange</c>.
    /// </summary>
    /// <returns>Whether the code may go on now.</returns>
    internal bool MayEnter(CpuCore core, Tcb task)
    {
        if (core.Has(Attention.LockedOut))
        {
            StandForKernel(core, StandPlace.Call);
            return false;
        }

        if (core.Has(Attention.Masked) && !core.IsSchedulerSuspended && task.RunState == Tcb.ScheduledToYield)
        {
            Unmask(core);
            return false;
        }

        return true;
    }

    /// <summary>The code for which a core stood has ended: its interrupts are enabled, and what it held is raised.</summary>
    internal void Unmask(CpuCore core)
    {
        core.Set(Attention.Masked, false);
        if (core.Has(Attention.Held) && !core.IsMasked)
        {
            RaiseHeld!(core);
        }
    }

    private void NoteLockedOut()
    {
        foreach (var core in scheduler.Cores)
        {
            core.Set(Attention.LockedOut, Task.IsTakenFrom(core) || Isr.IsTakenFrom(core));
        }
    }

    // A core that stands sees a free lock within a few cycles: its turn comes before the giver's next step.
    private void GiveTurn(CpuCore core, CoreLock given)
    {
        foreach (var other in scheduler.Cores)
        {
            if (other.StandsFor == given)
            {
                core.Set(Attention.GivesTurn, true);
            }
        }
    }
}
