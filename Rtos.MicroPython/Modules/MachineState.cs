namespace Rtos.MicroPython;

/// <summary>The state of the module <c>machine</c>.</summary>
internal sealed class MachineState
{
    /// <summary>The frequency set by <c>freq</c>, in hertz; the device's clock stays as it is.</summary>
    internal long? Frequency { get; set; }

    /// <summary>The call that ended the run; null if there was none.</summary>
    internal string? ResetBy { get; set; }
}
