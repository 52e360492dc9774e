using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A line of a journal after the first.</summary>
/// <param name="Kind">The kind of line.</param>
/// <param name="At">The virtual instant; for ends and marks the first instant that was not settled.</param>
/// <param name="Sequence">The number of an input; 0 for other lines.</param>
/// <param name="Input">The input; null for other lines.</param>
/// <param name="Text">The text of a panic, or why the journal could not be written; null for other lines.</param>
internal sealed record JournalEntry(JournalEntryKind Kind, Instant At, long Sequence = 0, InputValue? Input = null, string? Text = null);

/// <summary>The kinds of lines in a journal.</summary>
internal enum JournalEntryKind
{
    /// <summary>The device boots.</summary>
    Boot,

    /// <summary>An input enters.</summary>
    Input,

    /// <summary>How far the device has got, so that the extent of the run is known even if it is not stopped properly.</summary>
    Mark,

    /// <summary>The boot ends with a panic.</summary>
    Panic,

    /// <summary>The boot ends with a reset.</summary>
    Reset,

    /// <summary>The device is stopped for good.</summary>
    Stop,

    /// <summary>The journal could no longer be written, for instance on a full disk.</summary>
    Fail,
}
