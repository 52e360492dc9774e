namespace Rtos.Core;

/// <summary>Where an object's memory comes from.</summary>
public enum ObjectMemory
{
    /// <summary>From the device's heap, as for <c>xTaskCreate</c> and <c>xQueueCreate</c>.</summary>
    Heap,

    /// <summary>From the application: nothing is charged to the heap, as for the C functions whose names end in <c>Static</c>.</summary>
    Static,
}
