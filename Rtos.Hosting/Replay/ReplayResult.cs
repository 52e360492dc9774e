using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The outcome of a replay.</summary>
/// <param name="Boots">The number of boots.</param>
/// <param name="Inputs">The number of inputs.</param>
/// <param name="End">Where the last boot's replay stopped: the first instant that is not settled.</param>
/// <param name="IsComplete">Whether the live run was stopped properly; false if its process was killed, or its journal could not be written.</param>
/// <param name="TornLine">The remains of a last line that was not written completely; null if there is none. That input was never acknowledged.</param>
/// <param name="Panic">The panic the last boot ended with; null for none.</param>
/// <param name="WriteFailure">Why the journal could no longer be written, such as a full disk; null if that did not happen or is not known.</param>
public sealed record ReplayResult(
    int Boots, long Inputs, Instant End, bool IsComplete, string? TornLine, string? Panic, string? WriteFailure = null);
