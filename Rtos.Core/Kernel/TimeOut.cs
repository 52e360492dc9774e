namespace Rtos.Core;

/// <summary>The time at which a wait began. FreeRTOS: <c>TimeOut_t</c>.</summary>
internal struct TimeOut
{
    internal int OverflowCount;
    internal TickCount TimeOnEntering;
}
