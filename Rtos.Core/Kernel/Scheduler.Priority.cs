namespace Rtos.Core;

/// <content>Priorities and states.</content>
internal sealed partial class Scheduler
{
    /// <summary>FreeRTOS: <c>vTaskPrioritySet</c>.</summary>
    internal void PrioritySet(Tcb task, int newPriority)
    {
        if (task.BasePriority != newPriority)
        {
            var yield = !IsRunning ? PriorityYield.None
                : newPriority > task.BasePriority ? Policy.YieldOnRaise(task, newPriority)
                : Policy.YieldOnLowering(task);
            YieldAtStart(newPriority > task.BasePriority ? task != Active.Current && newPriority > (Active.Current?.Priority ?? -1) : task == Active.Current);
            var priorityOnEntry = task.Priority;
            if (task.BasePriority == task.Priority || (newPriority > task.Priority && Traits.RaiseEndsInheritance))
            {
                task.Priority = newPriority;
            }

            task.BasePriority = newPriority;
            SetEventKey(task, newPriority);
            var wasReady = MoveIfReady(task, priorityOnEntry);
            if (IsRunning)
            {
                Policy.CarryOut(yield, task, wasReady);
            }
        }

        MakeNotedYield();
    }

    /// <summary>FreeRTOS: <c>eTaskGetState</c>.</summary>
    internal TaskState GetState(Tcb task)
    {
        var state = Policy.GetState(task);
        MakeNotedYield();
        return state;
    }

    /// <summary>The state according to the state list, for a task that is not known to run.</summary>
    internal static TaskState StateFromLists(Tcb task)
    {
        switch (task.StateItem.Kind)
        {
            case ListKind.Delayed:
                return TaskState.Blocked;
            case ListKind.Suspended:
                return task.IsInEventList || IsWaitingForNotification(task) ? TaskState.Blocked : TaskState.Suspended;
            case ListKind.Ready:
                return TaskState.Ready;
            default:
                return TaskState.Deleted;
        }
    }

    /// <summary>Whether any of a task's notification slots waits.</summary>
    internal static bool IsWaitingForNotification(Tcb task)
    {
        for (var i = 0; i < task.NotificationCount; i++)
        {
            ref var slot = ref task.Notification(i);
            if (slot.State == NotificationState.Waiting)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Keeps the sort key of the event item in step, unless the item holds event bits.</summary>
    internal void SetEventKey(Tcb task, int priority)
    {
        if ((task.EventItem.Value & EventListItemValueInUse) == 0)
        {
            task.EventItem.Value = PriorityKey(priority);
            if (task.EventItem.IsListed)
            {
                new EventList(Table, task.EventItem.List).NoteValueChanged();
            }
        }
    }

    // Even if the priority is the same in the end: the task goes after its equals.
    private bool MoveIfReady(Tcb task, int oldPriority)
    {
        if (!Ready.Holds(task, oldPriority))
        {
            return false;
        }

        RemoveFromState(task);
        Ready.Add(task);
        return true;
    }
}
