namespace Rtos.Core;

/// <summary>Why a device has stopped for good.</summary>
/// <param name="Time">When.</param>
/// <param name="Core">The core that was running code.</param>
/// <param name="Task">The task or interrupt whose code was running.</param>
/// <param name="Kind">The kind of mistake.</param>
/// <param name="Message">What happened, and how to fix it.</param>
public sealed record DevicePanic(Instant Time, CoreId Core, string Task, PanicKind Kind, string Message)
{
    /// <summary>The whole panic as one text.</summary>
    public override string ToString() => $"{Message}\n(at cycle {Time}, core {(int)Core}, in {Task})";
}
