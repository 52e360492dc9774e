using Rtos.Core;

namespace Rtos.Thread;

/// <summary>Something that was noticed about the threads. The run goes on as on the board.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Thread">The name of the thread.</param>
/// <param name="Message">What happened, and where that leads.</param>
public sealed record ThreadDiagnostic(Instant Time, ThreadDiagnosticKind Kind, string Thread, string Message)
{
    /// <summary>One line with everything.</summary>
    public override string ToString() => $"{Time} {Kind}: {Message}";
}
