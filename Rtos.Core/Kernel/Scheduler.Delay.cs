namespace Rtos.Core;

/// <content>Delays, time-outs and their ends.</content>
internal sealed partial class Scheduler
{
    private uint _delayedZeroTask;
    private long _delayedZeroAt;

    /// <summary>Whether the running task has made a delay of 0 ticks in this instant.</summary>
    internal bool HasJustDelayedZeroTicks => _delayedZeroTask == Current.Number && _delayedZeroAt == Time.Now;

    /// <summary>A delay of 0 ticks, which only yields: noted for the message about a loop that never waits.</summary>
    internal void DelayZeroTicks(Tcb caller)
    {
        _delayedZeroTask = caller.Number;
        _delayedZeroAt = Time.Now;
        YieldWithinApi();
    }

    /// <summary>Moves the running task from its ready list to the delayed or the suspended list. FreeRTOS: <c>prvAddCurrentTaskToDelayedList</c>.</summary>
    internal void AddCurrentTaskToDelayedList(uint ticksToWait, bool canBlockIndefinitely)
    {
        var task = Current;
        task.DelayAborted = false;
        if (task.StateItem.Kind == ListKind.Ready)
        {
            Ready.Remove(task);
        }
        else if (Policy.LeavesDeletedTasksListed && Terminated.Contains(task))
        {
            return;
        }
        else
        {
            RemoveFromState(task);
        }

        if (ticksToWait == uint.MaxValue && canBlockIndefinitely)
        {
            Suspended.InsertEnd(task);
        }
        else
        {
            Delayed.Add(task, ticksToWait);
        }
    }

    /// <summary>
    /// The running task is about to block in a call for which the C function suspends the scheduler. This only matters if its core has
    /// stood for the locks: what was held is raised here, before the task is on a list, and cannot switch.
    /// </summary>
    /// <returns>Whether the scheduler is suspended now; for <see cref="BlockCurrent"/>.</returns>
    internal bool SuspendToBlock()
    {
        if (!Active.Has(Attention.Masked))
        {
            return false;
        }

        Policy.SuspendAll();
        return true;
    }

    /// <summary>FreeRTOS: the blocking part of <c>vTaskDelay</c> and of the notification waits.</summary>
    internal void BlockCurrent(uint ticksToWait, bool canBlockIndefinitely, bool isSuspended = false)
    {
        AddCurrentTaskToDelayedList(ticksToWait, canBlockIndefinitely);
        if (!isSuspended || !Policy.ResumeAll())
        {
            YieldWithinApi();
        }
    }

    /// <summary>Refuses a call with a wait while the scheduler is suspended, whether it would have to wait or not.</summary>
    internal void AssertMayWait(Tcb caller, KernelOperation operation)
    {
        if (Active.IsSchedulerSuspended)
        {
            ThrowMayNotWait(caller, operation);
        }
    }

    /// <summary>Checks a call that has to wait: before the start the host makes it, and nothing runs that could end the wait.</summary>
    /// <exception cref="InvalidOperationException">The scheduler has not started.</exception>
    internal void AssertRuns(KernelOperation operation)
    {
        if (!IsRunning)
        {
            ThrowNotStarted(operation);
        }
    }

    private static void ThrowNotStarted(KernelOperation operation) => throw new InvalidOperationException(
        $"{operation.Name} ({operation.FreeRtosName}) would have to wait, and the scheduler has not started; wait 0 ticks, or make the call in a task");

    private void ThrowMayNotWait(Tcb caller, KernelOperation operation) => Panics.Misuse(
        PanicKind.MayNotBlock,
        $"task {caller.Name} called {operation.Name} ({operation.FreeRtosName}) with a wait while the scheduler is suspended; "
        + "call resumeAll (xTaskResumeAll) first, or wait 0 ticks");

    /// <summary>Computes the next wake time and whether it lies in the future. FreeRTOS: the arithmetic of <c>xTaskDelayUntil</c>.</summary>
    internal bool MustDelayUntil(ref TickCount previousWakeTime, uint increment, out uint ticksToWait)
    {
        var now = TickCount.Value;
        var previous = previousWakeTime.Value;
        var wake = unchecked(previous + increment);
        var wakeWrapped = wake < previous;
        var shouldDelay = now < previous ? wakeWrapped && wake > now : wakeWrapped || wake > now;
        previousWakeTime = new TickCount(wake);
        ticksToWait = unchecked(wake - now);
        return shouldDelay;
    }

    /// <summary>FreeRTOS: <c>xTaskAbortDelay</c>.</summary>
    internal bool AbortDelay(Tcb task)
    {
        Policy.EnterCriticalOrSuspendAll();
        var blocked = Policy.GetState(task) == TaskState.Blocked;
        if (blocked)
        {
            RemoveFromState(task);
            if (task.IsInEventList)
            {
                RemoveFromEvent(task);
                task.DelayAborted = true;
            }

            Ready.Add(task);
            if (Preemption)
            {
                Policy.NoteYieldForAborted(task);
            }
        }

        Policy.ExitCriticalOrResumeAll();
        return blocked;
    }

    /// <summary>FreeRTOS: <c>vTaskInternalSetTimeOutState</c>.</summary>
    internal void SetTimeOutState(ref TimeOut timeOut)
    {
        timeOut.OverflowCount = OverflowCount;
        timeOut.TimeOnEntering = TickCount;
    }

    /// <summary>Whether the time is up; if not, subtracts the elapsed time from the wait. FreeRTOS: <c>xTaskCheckForTimeOut</c>.</summary>
    internal bool CheckForTimeOut(ref TimeOut timeOut, ref uint ticksToWait)
    {
        var task = Current;
        if (task.DelayAborted)
        {
            task.DelayAborted = false;
            return true;
        }

        if (ticksToWait == uint.MaxValue)
        {
            return false;
        }

        var elapsed = (TickCount - timeOut.TimeOnEntering).Value;
        var cameRound = OverflowCount != timeOut.OverflowCount && TickCount.Value >= timeOut.TimeOnEntering.Value;
        if (!cameRound && elapsed < ticksToWait)
        {
            ticksToWait -= elapsed;
            SetTimeOutState(ref timeOut);
            return false;
        }

        ticksToWait = 0;
        return true;
    }
}
