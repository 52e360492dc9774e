using Rtos.Core;

namespace Rtos.Thread;

/// <summary>An observation about the threads. The run continues as on the board.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">The kind of observation.</param>
/// <param name="Thread">The name of the thread.</param>
/// <param name="Message">What happened, and its consequences.</param>
public sealed record ThreadDiagnostic(Instant Time, ThreadDiagnosticKind Kind, string Thread, string Message)
{
    /// <summary>The whole diagnostic in one line.</summary>
    public override string ToString() => $"{Time} {Kind}: {Message}";
}
