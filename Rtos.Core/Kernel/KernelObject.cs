namespace Rtos.Core;

/// <summary>An object of the kernel beside tasks, with its place on the heap.</summary>
public abstract class KernelObject
{
    internal KernelObject(Device device, string name, int sizeBytes)
    {
        Device = device;
        Name = name;
        SizeBytes = sizeBytes;
    }

    /// <summary>The device it belongs to.</summary>
    public Device Device { get; }

    /// <summary>Its name in reports.</summary>
    public string Name { get; }

    /// <summary>What it takes from the heap, without the header of the piece.</summary>
    /// <value>Bytes.</value>
    public int SizeBytes { get; }

    internal HeapBlock Memory { get; set; }
}
