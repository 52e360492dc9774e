namespace Rtos.Core;

/// <content>Direct-to-task notifications.</content>
internal sealed partial class Scheduler
{
    /// <summary>Returns whether the value was taken. FreeRTOS: <c>xTaskGenericNotify</c>.</summary>
    internal bool Notify(Tcb task, int index, uint value, NotifyAction action, out uint previousValue)
    {
        var accepted = Deliver(ref task.Notification(index), value, action, out previousValue, out var wasWaiting);
        if (wasWaiting)
        {
            WakeNotified(task);
        }

        MakeNotedYield();
        return accepted;
    }

    /// <summary>The call up to the end of the critical section. FreeRTOS: <c>xTaskNotifyGive</c>.</summary>
    internal void NotifyGive(Tcb task, int index)
    {
        ref var slot = ref task.Notification(index);
        var wasWaiting = slot.State == NotificationState.Waiting;
        slot.State = NotificationState.Received;
        slot.Value = unchecked(slot.Value + 1);
        if (wasWaiting)
        {
            WakeNotified(task);
        }
    }

    private void WakeNotified(Tcb task)
    {
        AssertInNoEventList(task);
        RemoveFromState(task);
        Ready.Add(task);
        Policy.YieldForReadied(task, orEqual: false);
    }

    /// <summary>FreeRTOS: <c>xTaskGenericNotifyFromISR</c>, <c>vTaskGenericNotifyGiveFromISR</c>.</summary>
    internal bool NotifyFromISR(
        Tcb task, int index, uint value, NotifyAction action, out uint previousValue, ref bool higherPriorityTaskWoken)
    {
        var accepted = Deliver(ref task.Notification(index), value, action, out previousValue, out var wasWaiting);
        if (wasWaiting)
        {
            AssertInNoEventList(task);
            higherPriorityTaskWoken |= Policy.ReadyFromNotificationISR(task);
        }

        return accepted;
    }

    /// <summary>FreeRTOS: <c>xTaskGenericNotifyStateClear</c>.</summary>
    internal bool NotifyStateClear(Tcb task, int index)
    {
        ref var slot = ref task.Notification(index);
        var received = slot.State == NotificationState.Received;
        if (received)
        {
            slot.State = NotificationState.NotWaiting;
        }

        MakeNotedYield();
        return received;
    }

    /// <summary>FreeRTOS: <c>ulTaskGenericNotifyValueClear</c>.</summary>
    internal uint NotifyValueClear(Tcb task, int index, uint bits)
    {
        ref var slot = ref task.Notification(index);
        var before = slot.Value;
        slot.Value &= ~bits;
        MakeNotedYield();
        return before;
    }

    // The kernels' own assertion: a task that waits for a notification can only be held back already if an interrupt has resumed it.
    private void AssertInNoEventList(Tcb task)
    {
        if (task.IsInEventList)
        {
            Panics.Misuse(
                PanicKind.WrongContext,
                $"task {task.Name} is notified (xTaskNotify) while xTaskResumeFromISR holds it back until the scheduler is resumed; "
                + "do not resume a task that waits for a notification");
        }
    }

    private static bool Deliver(
        ref NotificationSlot slot, uint value, NotifyAction action, out uint previousValue, out bool wasWaiting)
    {
        previousValue = slot.Value;
        var original = slot.State;
        wasWaiting = original == NotificationState.Waiting;
        slot.State = NotificationState.Received;
        switch (action)
        {
            case NotifyAction.SetBits:
                slot.Value |= value;
                break;
            case NotifyAction.Increment:
                slot.Value = unchecked(slot.Value + 1);
                break;
            case NotifyAction.Overwrite:
                slot.Value = value;
                break;
            case NotifyAction.NoOverwrite when original == NotificationState.Received:
                return false;
            case NotifyAction.NoOverwrite:
                slot.Value = value;
                break;
            default:
                break;
        }

        return true;
    }
}
