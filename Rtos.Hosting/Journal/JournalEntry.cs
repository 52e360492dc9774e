using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>A line of a journal after the first.</summary>
/// <param name="Kind">What it tells.</param>
/// <param name="At">The virtual instant; for ends and marks the first instant that was not settled.</param>
/// <param name="Sequence">The number of an input; 0 for other lines.</param>
/// <param name="Input">The input; null for other lines.</param>
/// <param name="Text">The text of a panic, or why the journal could not be written; null for other lines.</param>
internal sealed record JournalEntry(JournalEntryKind Kind, Instant At, long Sequence = 0, InputValue? Input = null, string? Text = null);

/// <summary>What a line of a journal tells.</summary>
internal enum JournalEntryKind
{
    /// <summary>The device boots.</summary>
    Boot,

    /// <summary>Something comes in.</summary>
    Input,

    /// <summary>The device has come so far: what was run is known even if nobody stops it in good order.</summary>
    Mark,

    /// <summary>The boot ends with a panic.</summary>
    Panic,

    /// <summary>The boot ends with a reset.</summary>
    Reset,

    /// <summary>The device is stopped for good.</summary>
    Stop,

    /// <summary>The journal could not be written any more, as on a full disk.</summary>
    Fail,
}
