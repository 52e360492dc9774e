namespace Rtos.Core;

/// <summary>How a stack overflow is detected when a task is switched out.</summary>
public enum StackOverflowCheck
{
    /// <summary>Not at all: <c>configCHECK_FOR_STACK_OVERFLOW</c> is 0.</summary>
    None,

    /// <summary>When the stack in use at the switch is too deep: method 1 of FreeRTOS.</summary>
    PointerValue,

    /// <summary>When the stack was too deep at any time since the last switch: method 2 of FreeRTOS, ESP-IDF's default.</summary>
    Canary,
}
