namespace Rtos.Tasks;

/// <summary>What a wait for a notification gave. FreeRTOS: the result of <c>xTaskNotifyWaitIndexed</c> and <c>*pulNotificationValue</c>.</summary>
/// <param name="Received">Whether a notification came; false after a time-out.</param>
/// <param name="Value">The value of the slot before the bits to clear on exit are cleared; after a time-out, the value as it stands.</param>
public readonly record struct NotifyWaitResult(bool Received, uint Value);
