namespace Rtos.Core;

/// <content>Priority inheritance.</content>
internal sealed partial class Scheduler
{
    /// <summary>
    /// The running task is about to wait for a mutex: raises its holder to at least its priority. Returns whether this must be undone
    /// if the wait times out. FreeRTOS: <c>xTaskPriorityInherit</c>.
    /// </summary>
    internal bool PriorityInherit(Tcb? holder)
    {
        // The kernels change the priority in memory that has been freed.
        if (holder is null or { IsFreed: true })
        {
            return false;
        }

        var priority = Current.Priority;
        if (holder.Priority >= priority)
        {
            return holder.BasePriority < priority;
        }

        SetEventKey(holder, priority);
        var old = holder.Priority;
        holder.Priority = priority;
        if (MoveIfReady(holder, old))
        {
            Policy.YieldForInheritance(holder);
        }

        return true;
    }

    /// <summary>The running task gives a mutex: with its last one it loses what it inherited. Returns whether it should yield. FreeRTOS: <c>xTaskPriorityDisinherit</c>.</summary>
    internal bool PriorityDisinherit(Tcb? holder)
    {
        if (holder is null)
        {
            return false;
        }

        holder.MutexesHeld--;
        if (holder.Priority == holder.BasePriority || holder.MutexesHeld != 0)
        {
            return false;
        }

        RemoveFromState(holder);
        holder.Priority = holder.BasePriority;
        holder.EventItem.Value = PriorityKey(holder.Priority);
        Ready.Add(holder);
        Policy.YieldForDisinheritance(holder);
        return true;
    }

    /// <summary>A waiter has given up: lowers the holder to what the remaining waiters need. FreeRTOS: <c>vTaskPriorityDisinheritAfterTimeout</c>.</summary>
    internal void PriorityDisinheritAfterTimeout(Tcb? holder, int highestWaitingPriority)
    {
        if (holder is null or { IsFreed: true })
        {
            return;
        }

        var priority = Math.Max(holder.BasePriority, highestWaitingPriority);
        if (holder.Priority == priority || holder.MutexesHeld != 1)
        {
            return;
        }

        if (holder == Current)
        {
            Panics.Misuse(
                PanicKind.Deadlock,
                $"task {holder.Name} has waited in vain for a mutex that it holds itself, and the kernel cannot take back its inherited priority (configASSERT); "
                + "give the mutex before taking it again, or use a recursive one");
        }

        var old = holder.Priority;
        holder.Priority = priority;
        SetEventKey(holder, priority);
        if (MoveIfReady(holder, old))
        {
            Policy.YieldForDisinheritance(holder);
        }
    }

    /// <summary>The priority of the first waiter, or 0. FreeRTOS: <c>prvGetHighestPriorityOfWaitToReceiveList</c>.</summary>
    internal int HighestPriorityOf(EventList waiting) =>
        waiting.Head is { } first ? Configuration.MaxPriorities - (int)first.EventItem.Value : 0;
}
