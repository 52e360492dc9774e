using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The result of a notification with a query: in C a result and <c>*pulPreviousNotifyValue</c>. FreeRTOS: <c>xTaskNotifyAndQueryIndexed</c>.</summary>
/// <param name="Accepted">Whether the value was taken; only <c>NoOverwrite</c> can fail.</param>
/// <param name="PreviousValue">The previous value of the slot.</param>
[FreeRtos("xTaskNotifyAndQueryIndexed")]
public readonly record struct NotifyQueryResult(bool Accepted, uint PreviousValue);
