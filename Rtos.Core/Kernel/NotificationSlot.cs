namespace Rtos.Core;

/// <summary>The state of a notification slot. FreeRTOS: <c>ucNotifyState</c>.</summary>
internal enum NotificationState : byte
{
    NotWaiting,
    Waiting,
    Received,
}

/// <summary>One of a task's notification slots. FreeRTOS: <c>ulNotifiedValue[i]</c>, <c>ucNotifyState[i]</c>.</summary>
internal struct NotificationSlot
{
    internal uint Value;
    internal NotificationState State;
}
