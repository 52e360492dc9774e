using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <content>Suspending tasks and the scheduler itself.</content>
internal sealed partial class Scheduler
{
    /// <summary>FreeRTOS: <c>vTaskSuspend</c>.</summary>
    internal void Suspend(Tcb task)
    {
        AssertNotIdle(task, "suspended (vTaskSuspend)");
        RemoveFromState(task);
        RemoveFromEvent(task);
        Suspended.InsertEnd(task);
        for (var i = 0; i < task.NotificationCount; i++)
        {
            ref var slot = ref task.Notification(i);
            if (slot.State == NotificationState.Waiting)
            {
                // The wait is forgotten: when the task is resumed its call continues as if it had timed out.
                slot.State = NotificationState.NotWaiting;
            }
        }

        if (IsRunning)
        {
            Policy.YieldCoreOf(task, KernelWord.Suspend);
        }
        else
        {
            LeaveBeforeStart(task);
        }

        MakeNotedYield();
    }

    /// <summary>FreeRTOS: <c>vTaskResume</c>.</summary>
    internal void Resume(Tcb task)
    {
        if (Policy.MayResume(task) && IsTaskSuspended(task))
        {
            RemoveFromState(task);
            Ready.Add(task);
            if (IsRunning)
            {
                Policy.YieldForReadied(task, orEqual: true);
            }
            else
            {
                YieldAtStart(Active.Current is null || task.Priority > Current.Priority);
            }
        }

        MakeNotedYield();
    }

    /// <summary>Resumes a task from an interrupt; returns whether a switch should follow. FreeRTOS: <c>xTaskResumeFromISR</c>.</summary>
    internal bool ResumeFromISR(Tcb task) => IsTaskSuspended(task) && Policy.ResumeFromISR(task);

    /// <summary>FreeRTOS: <c>vTaskSuspendAll</c>.</summary>
    internal void SuspendAll() => Policy.SuspendAll();

    /// <summary>Returns whether the call itself requested a switch. FreeRTOS: <c>xTaskResumeAll</c>.</summary>
    internal bool ResumeAll() => Policy.ResumeAll();

    /// <summary>A task masks the interrupts of its core: it enters a critical section, or disables them.</summary>
    internal void MaskInterrupts()
    {
        Active.CriticalNesting++;
        Sections.Begin(Active, SectionKind.CriticalSection);
    }

    /// <summary>The task undoes it once.</summary>
    internal void UnmaskInterrupts()
    {
        if (--Active.CriticalNesting == 0)
        {
            Sections.End(Active, SectionKind.CriticalSection);
        }
    }

    /// <summary>Whether the scheduler is suspended, and not by the other core: a call would stand until that one has resumed it.</summary>
    internal bool IsSuspendedByOwnCore => Active.IsSchedulerSuspended && !Active.Has(Attention.LockedOut);

    /// <summary>Suspends and resumes the scheduler with nothing in between; returns whether resuming it has made a switch.</summary>
    internal bool SuspendAndResumeAll()
    {
        if (!Active.Has(Attention.Yield | Attention.Masked))
        {
            return false;
        }

        Policy.SuspendAll();
        return Policy.ResumeAll();
    }

    /// <summary>
    /// The running task has taken or given back a piece of memory: a kernel that suspends the scheduler meanwhile makes a noted
    /// switch at the end. FreeRTOS: the end of <c>pvPortMalloc</c> and <c>vPortFree</c>.
    /// </summary>
    internal void LeaveHeap(ObjectMemory memory)
    {
        if (memory == ObjectMemory.Heap && Traits.HeapSuspendsScheduler && IsRunning)
        {
            SuspendAndResumeAll();
        }
    }

    /// <summary>Counts the ticks that were held back. FreeRTOS: the second loop of <c>xTaskResumeAll</c>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void UnwindPendedTicks()
    {
        if (PendedTicks > 0)
        {
            Unwind();
        }
    }

    private void Unwind()
    {
        var core = Active;
        while (PendedTicks > 0)
        {
            if (IncrementTick())
            {
                core.YieldPending = true;
            }

            // The ticks before the next that wakes somebody would only request the same switches again: only the count changes.
            PendedTicks--;
            var next = Delayed.NextTick();
            var quiet = next == long.MaxValue ? PendedTicks : Math.Min(PendedTicks, next - Delayed.Now - 1);
            CountTicks(quiet);
            PendedTicks -= (uint)quiet;
        }
    }

    // FreeRTOS: prvTaskIsTaskSuspended
    private bool IsTaskSuspended(Tcb task) =>
        Suspended.Contains(task) && !task.IsInEventList && !(Traits.NotificationWaitsAreNotResumed && IsWaitingForNotification(task));
}
