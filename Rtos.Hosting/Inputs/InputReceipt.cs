using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>An input has entered the device, and is in its journal if one is written.</summary>
/// <param name="Sequence">Its number among the inputs of the device, from 1.</param>
/// <param name="At">The virtual instant at which it takes effect.</param>
public readonly record struct InputReceipt(long Sequence, Instant At);
