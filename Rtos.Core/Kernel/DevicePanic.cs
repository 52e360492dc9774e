namespace Rtos.Core;

/// <summary>Why a device has stopped for good.</summary>
/// <param name="Time">When.</param>
/// <param name="Core">The core that was running code.</param>
/// <param name="Task">The task or interrupt whose code it was.</param>
/// <param name="Message">What happened, and the way out.</param>
public sealed record DevicePanic(Instant Time, CoreId Core, string Task, string Message)
{
    /// <summary>One text with everything.</summary>
    public override string ToString() => $"{Message}\n(at cycle {Time}, core {(int)Core}, in {Task})";
}
