namespace Rtos.Core;

/// <summary>Where an object's memory comes from.</summary>
public enum ObjectMemory
{
    /// <summary>From the device's heap. FreeRTOS: <c>xTaskCreate</c>, <c>xQueueCreate</c> …</summary>
    Heap,

    /// <summary>From the application: nothing is charged to the heap. FreeRTOS: the forms whose names end in <c>Static</c>.</summary>
    Static,
}
