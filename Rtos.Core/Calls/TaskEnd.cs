namespace Rtos.Core;

/// <summary>The end of a task.</summary>
internal static class TaskEnd
{
    /// <summary>A task's body has ended: the task deletes itself.</summary>
    internal static void EndTask(this CallGate calls, Tcb task)
    {
        var scheduler = calls.Scheduler;
        var core = scheduler.Active;
        if (core.CriticalNesting != 0)
        {
            scheduler.Panics.Misuse(PanicKind.Unbalanced, $"task {task.Name} ended inside a critical section");
        }

        if (calls.Output.IsRead)
        {
            calls.Output.Write(TraceEventKind.TaskEnd, scheduler.Time.Instant, core.Id, task.Name, 0, "", default);
        }

        scheduler.AssertHoldsNoMutex(task, "ended");
        if (core.Has(Attention.LockedOut))
        {
            scheduler.Locks.StandForKernel(core, StandPlace.Call);
            task.Call.Restart();
            calls.Hold(task, EndOperation.Instance, CallProgress.Outside);
            return;
        }

        scheduler.DeleteEnded(task);
        if (core.IsSchedulerSuspended)
        {
            // The core may not switch, so the task could not leave it and would start over.
            scheduler.Panics.Misuse(PanicKind.Unbalanced, $"task {task.Name} ended while the scheduler is suspended; it cannot leave its core before resumeAll (xTaskResumeAll)");
        }
    }
}
