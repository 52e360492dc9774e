namespace Rtos.Scenarios;

/// <summary>What a notification does to the notified task's value. FreeRTOS: <c>eNotifyAction</c>, in its order.</summary>
public enum ScenarioNotifyAction
{
    /// <summary>Nothing; the task is only notified. FreeRTOS: <c>eNoAction</c>.</summary>
    None,

    /// <summary>Sets bits of the value. FreeRTOS: <c>eSetBits</c>.</summary>
    SetBits,

    /// <summary>Adds one to the value. FreeRTOS: <c>eIncrement</c>.</summary>
    Increment,

    /// <summary>Replaces the value. FreeRTOS: <c>eSetValueWithOverwrite</c>.</summary>
    Overwrite,

    /// <summary>Replaces the value unless a notification is pending. FreeRTOS: <c>eSetValueWithoutOverwrite</c>.</summary>
    NoOverwrite,
}
