namespace Rtos.Explore;

/// <summary>What is due at a point of time.</summary>
internal enum DueKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A tick.</summary>
    Tick,

    /// <summary>An interrupt.</summary>
    Interrupt,

    /// <summary>The end of the work of the task on the other core.</summary>
    Work,
}

/// <summary>Something that is due.</summary>
/// <param name="At">When, in cycles since the start.</param>
/// <param name="Kind">What.</param>
/// <param name="Number">The number of the interrupt, or of the core whose work ends.</param>
internal readonly record struct DueEvent(long At, DueKind Kind, int Number);
