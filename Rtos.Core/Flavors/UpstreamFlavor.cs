namespace Rtos.Core;

/// <summary>FreeRTOS V11 on one core.</summary>
internal sealed class UpstreamFlavor(Scheduler scheduler) : OneCoreFlavor(scheduler)
{
    internal override PriorityYield YieldOnRaise(Tcb task, int newPriority) =>
        task != Current && newPriority > Current.Priority ? PriorityYield.Yield : PriorityYield.None;

    internal override TaskState GetState(Tcb task) =>
        task == Current ? TaskState.Running
        : IsHeldBack(task) ? TaskState.Ready
        : Scheduler.StateFromLists(task);

    internal override bool IdleYields() =>
        !Scheduler.Preemption || (Scheduler.Configuration.IdleShouldYield && Scheduler.Ready[0].HasSeveral);

    private protected override bool IsYieldRequired(Tcb task, bool orEqual) => task.Priority > Current.Priority;
}
