namespace Rtos.MicroPython;

/// <summary>Something outside the script's heap that refers to its objects.</summary>
internal interface IHeapRoot
{
    /// <summary>Visits the objects it refers to.</summary>
    void Visit(Marker marker);
}
