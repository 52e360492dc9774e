namespace Rtos.MicroPython;

/// <summary>What the module <c>machine</c> keeps.</summary>
internal sealed class MachineState
{
    /// <summary>What <c>freq</c> was set to, in hertz; the device's clock stays as it is.</summary>
    internal long? Frequency { get; set; }

    /// <summary>The call that has ended the run; null as long as there was none.</summary>
    internal string? ResetBy { get; set; }
}
