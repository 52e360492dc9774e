using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>How a replay went.</summary>
/// <param name="Boots">How many boots there were.</param>
/// <param name="Inputs">How many inputs there were.</param>
/// <param name="End">Where the last boot's replay stopped: the first instant that is not settled.</param>
/// <param name="IsComplete">Whether the live run was stopped in good order; false when its process was killed, or its journal could not be written.</param>
/// <param name="TornLine">What is left of a last line that was not written whole; null when there is none. That input was never acknowledged.</param>
/// <param name="Panic">The panic the last boot ended with; null for none.</param>
/// <param name="WriteFailure">Why the journal could not be written any more, such as a full disk; null if that did not happen or is not known.</param>
public sealed record ReplayResult(
    int Boots, long Inputs, Instant End, bool IsComplete, string? TornLine, string? Panic, string? WriteFailure = null);
