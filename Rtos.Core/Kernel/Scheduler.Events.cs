namespace Rtos.Core;

/// <content>Event lists: which tasks wait for an object, and which are woken.</content>
internal sealed partial class Scheduler
{
    /// <summary>Puts the running task on an event list, after those of its priority, and takes it off the ready list. FreeRTOS: <c>vTaskPlaceOnEventList</c>.</summary>
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

    /// <summary>Puts the running task at the end of an event list whose keys are event bits. FreeRTOS: <c>vTaskPlaceOnUnorderedEventList</c>.</summary>
    internal void PlaceOnUnorderedEventList(EventList list, uint itemValue, uint ticksToWait)
    {
        Current.EventItem.Value = itemValue | EventListItemValueInUse;
        list.InsertEnd(Current);
        AddCurrentTaskToDelayedList(ticksToWait, canBlockIndefinitely: true);
    }

    /// <summary>Wakes a task of an event list whose keys are event bits. FreeRTOS: <c>vTaskRemoveFromUnorderedEventList</c>.</summary>
    internal void RemoveFromUnorderedEventList(Tcb task, uint itemValue)
    {
        task.EventItem.Value = itemValue | EventListItemValueInUse;
        RemoveFromEvent(task);
        Policy.ReadyFromUnorderedEventList(task);
    }

    /// <summary>The event bits with which a task was woken; the item then holds a priority again. FreeRTOS: <c>uxTaskResetEventItemValue</c>.</summary>
    internal uint ResetEventItemValue()
    {
        var value = Current.EventItem.Value;
        Current.EventItem.Value = PriorityKey(Current.Priority);
        return value;
    }

    /// <summary>Wakes the first task of an event list; returns whether the core that runs code should switch. FreeRTOS: <c>xTaskRemoveFromEventList</c>.</summary>
    internal bool RemoveFromEventList(EventList list)
    {
        var task = list.Head!;
        list.Remove(task);
        return Policy.ReadyFromEventList(task);
    }

    /// <summary>Wakes the first task of an event list, if there is one, and yields to it if necessary. FreeRTOS: the usual lines of <c>queue.c</c>.</summary>
    internal void WakeOneAndYield(EventList list)
    {
        if (!list.IsEmpty && RemoveFromEventList(list))
        {
            YieldIfUsingPreemption();
        }
    }
}
