namespace Rtos.Hosting;

/// <summary>What happens if a reader does not take a device's outputs and there is no more room for them.</summary>
public enum WhenFull
{
    /// <summary>The device is held between two instants until there is room: virtual time stops, nothing is lost.</summary>
    Hold,

    /// <summary>The oldest outputs are dropped and counted; a marker shows where they are missing.</summary>
    DropOldest,
}
