using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The result of a wait for a notification: in C a result and <c>*pulNotificationValue</c>. FreeRTOS: <c>xTaskNotifyWaitIndexed</c>.</summary>
/// <param name="Received">Whether a notification came; false after a time-out.</param>
/// <param name="Value">The value of the slot before the bits to clear on exit are cleared; after a time-out, the current value.</param>
[FreeRtos("xTaskNotifyWaitIndexed")]
public readonly record struct NotifyWaitResult(bool Received, uint Value);
