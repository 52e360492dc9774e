namespace Rtos.Core;

/// <content>Event lists: who waits for an object, and who is woken.</content>
internal sealed partial class Scheduler
{
    /// <summary>Puts the task that runs on an event list, behind those of its priority, and takes it off the ready list. FreeRTOS: <c>vTaskPlaceOnEventList</c>.</summary>
    internal void PlaceOnEventList(EventList list, uint ticksToWait)
    {
        list.Insert(Current);
        AddCurrentTaskToDelayedList(ticksToWait, canBlockIndefinitely: true);
    }

    /// <summary>FreeRTOS: <c>vTaskPlaceOnEventListRestricted</c>.</summary>
    internal void PlaceOnEventListRestricted(EventList list, uint ticksToWait, bool waitIndefinitely)
    {
        list.InsertEnd(Current);
        AddCurrentTaskToDelayedList(waitIndefinitely ? uint.MaxValue : ticksToWait, waitIndefinitely);
    }

    /// <summary>Wakes the first task of an event list; whether the core that runs code should switch. FreeRTOS: <c>xTaskRemoveFromEventList</c>.</summary>
    internal bool RemoveFromEventList(EventList list)
    {
        var task = list.Head!;
        list.Remove(task);
        return Flavor.ReadyFromEventList(task);
    }

    /// <summary>Wakes the first task of an event list, if there is one, and yields to it if it is due. FreeRTOS: the usual lines of <c>queue.c</c>.</summary>
    internal void WakeOneAndYield(EventList list)
    {
        if (!list.IsEmpty && RemoveFromEventList(list))
        {
            YieldIfUsingPreemption();
        }
    }
}
