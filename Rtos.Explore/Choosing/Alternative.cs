using Rtos.Core;

namespace Rtos.Explore;

/// <summary>An answer at a choice point that is not the usual one.</summary>
/// <param name="Value">The answer, in cycles.</param>
/// <param name="Reason">The event that it makes come first; none for an end of the range.</param>
internal readonly record struct Alternative(long Value, DueEvent Reason);
