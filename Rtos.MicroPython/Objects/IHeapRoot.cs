namespace Rtos.MicroPython;

/// <summary>What refers to objects of the script from outside its heap.</summary>
internal interface IHeapRoot
{
    /// <summary>Shows what it refers to.</summary>
    void Visit(Marker marker);
}
