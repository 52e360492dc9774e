namespace Rtos.Tasks;

/// <summary>What a notification with a query gave. FreeRTOS: the result of <c>xTaskNotifyAndQueryIndexed</c> and <c>*pulPreviousNotifyValue</c>.</summary>
/// <param name="Accepted">Whether the value was taken; only <c>NoOverwrite</c> can fail.</param>
/// <param name="PreviousValue">The value of the slot before.</param>
public readonly record struct NotifyQueryResult(bool Accepted, uint PreviousValue);
