using Rtos.Core;

namespace Rtos.Thread;

/// <summary>An exception that ended a thread.</summary>
/// <param name="Thread">The thread's name.</param>
/// <param name="Error">The exception.</param>
/// <param name="Frame">Where it was raised; null if it is not known.</param>
/// <param name="At">When the thread ended.</param>
internal sealed record UnhandledError(string Thread, PyError Error, PyFrame? Frame, Instant At);
