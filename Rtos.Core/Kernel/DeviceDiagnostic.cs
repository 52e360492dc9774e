namespace Rtos.Core;

/// <summary>A mistake that the device has let pass, as FreeRTOS does: see <see cref="DeviceConfiguration.AsTheKernel"/>.</summary>
/// <param name="Time">When.</param>
/// <param name="Core">The core that was running code.</param>
/// <param name="Task">The task or interrupt whose code was running; <c>the host</c> between two runs.</param>
/// <param name="Kind">The mistake.</param>
/// <param name="Message">What happened, and its consequences.</param>
public sealed record DeviceDiagnostic(Instant Time, CoreId Core, string Task, KernelLeniency Kind, string Message)
{
    /// <summary>The message, and when and where it happened.</summary>
    public override string ToString() => $"{Message} (at cycle {Time}, core {(int)Core}, in {Task})";
}
