using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A snapshot of a hosted device, taken without stopping it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">What it is doing.</param>
/// <param name="Now">The virtual time that it has reached, in cycles since its last boot.</param>
/// <param name="VirtualTime">The same as a length of time.</param>
/// <param name="Lag">How much virtual time is due and not reached yet; zero if it runs as fast as possible.</param>
/// <param name="Boots">How often it has been booted, from 1; 0 before the start.</param>
/// <param name="Panics">How often it has panicked since the host started.</param>
/// <param name="Failure">Why it is not running, that it is stuck, or why it was last restarted; null if it never failed.</param>
/// <param name="Switches">Changes of a core's task since the last boot.</param>
/// <param name="WaitingInputs">Inputs that have come in and not entered yet.</param>
/// <param name="WaitingOutputs">Outputs that its slowest reader has not taken yet.</param>
/// <param name="DroppedOutputs">Outputs that readers with <see cref="WhenFull.DropOldest"/> have missed.</param>
/// <param name="JournalPath">Its journal; null if none is written.</param>
public sealed record DeviceStatus(
    string Name,
    DeviceState State,
    Instant Now,
    TimeSpan VirtualTime,
    TimeSpan Lag,
    int Boots,
    int Panics,
    string? Failure,
    long Switches,
    int WaitingInputs,
    int WaitingOutputs,
    long DroppedOutputs,
    string? JournalPath);
