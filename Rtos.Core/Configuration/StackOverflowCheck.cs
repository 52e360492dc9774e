namespace Rtos.Core;

/// <summary>How a stack overflow is noticed when a task is switched out.</summary>
public enum StackOverflowCheck
{
    /// <summary>Not at all. FreeRTOS: <c>configCHECK_FOR_STACK_OVERFLOW 0</c>.</summary>
    None,

    /// <summary>When the stack in use at the switch is too deep. FreeRTOS: method 1.</summary>
    PointerValue,

    /// <summary>When the stack was too deep at any time since the last switch. FreeRTOS: method 2, ESP-IDF's default.</summary>
    Canary,
}
