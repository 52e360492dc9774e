namespace Rtos.Core;

/// <summary>ESP-IDF's FreeRTOS V10.5.1 built for one core.</summary>
internal sealed class IdfUnicoreFlavor(Scheduler scheduler) : OneCoreFlavor(scheduler)
{
    internal override bool RaiseEndsInheritance => false;

    internal override bool ReadsEventBitsLate => true;

    internal override bool HasBatchingBuffers => false;

    internal override int StackWordBytes => 1;

    internal override bool ClearsBitsOnEntryWithoutWaiting => true;

    // So the first created of the highest priority runs first, and not the last.
    internal override bool SelectsAtStart => true;

    // The macro compares one priority too low: a task raised to one below the caller's makes the caller yield too.
    internal override PriorityYield YieldOnRaise(Tcb task, int newPriority) =>
        task != Current && newPriority + 1 >= Current.Priority ? PriorityYield.Yield : PriorityYield.None;

    // Only up to the last selection on the task's core.
    internal override long RunTimeCounter(Tcb task) => task.RunTime;

    internal override TaskState GetState(Tcb task) =>
        task == Current ? TaskState.Running : Scheduler.StateFromLists(task);

    internal override bool CountsAsWaiting(Tcb task) => false;

    internal override bool IdleYields() =>
        !Scheduler.Preemption || (Scheduler.Configuration.IdleShouldYield && Scheduler.Ready[0].HasSeveral);

    private protected override bool IsYieldRequired(Tcb task, bool orEqual) =>
        task.Priority + (orEqual ? 1 : 0) > Current.Priority;
}
