namespace Rtos.Core;

/// <summary>What a notification does with the value of its slot. FreeRTOS: <c>eNotifyAction</c>.</summary>
[FreeRtos("eNotifyAction")]
public enum NotifyAction
{
    /// <summary>Leaves the value alone. FreeRTOS: <c>eNoAction</c>.</summary>
    [FreeRtos("eNoAction")] None,

    /// <summary>Sets the bits given. FreeRTOS: <c>eSetBits</c>.</summary>
    [FreeRtos("eSetBits")] SetBits,

    /// <summary>Adds one, wrapping past 4294967295. FreeRTOS: <c>eIncrement</c>.</summary>
    [FreeRtos("eIncrement")] Increment,

    /// <summary>Sets the value. FreeRTOS: <c>eSetValueWithOverwrite</c>.</summary>
    [FreeRtos("eSetValueWithOverwrite")] Overwrite,

    /// <summary>Sets the value unless a notification is waiting to be taken; then the call fails. FreeRTOS: <c>eSetValueWithoutOverwrite</c>.</summary>
    [FreeRtos("eSetValueWithoutOverwrite")] NoOverwrite,
}
