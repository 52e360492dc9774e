using Rtos.Core;

namespace Rtos.Explore;

/// <summary>A choice of a run that was not the usual one.</summary>
/// <param name="Number">The number of the choice point in its run, from 0.</param>
/// <param name="Kind">What was chosen.</param>
/// <param name="Value">The answer, in cycles.</param>
internal readonly record struct Deviation(int Number, ChoiceKind Kind, long Value)
{
    /// <summary>Who asked.</summary>
    internal ChoiceKey Key { get; init; }

    /// <summary>The usual answer.</summary>
    internal long Usual { get; init; }

    /// <summary>When, in cycles since the start.</summary>
    internal long Time { get; init; }

    /// <summary>The number of the core.</summary>
    internal int Core { get; init; }

    /// <summary>The name of the task; empty for an interrupt.</summary>
    internal string Task { get; init; } = "";

    /// <summary>The call, by its name in traces; empty for an interrupt.</summary>
    internal string Operation { get; init; } = "";

    /// <summary>The place in the program's file; null if it is not known.</summary>
    internal string? Place { get; init; }

    /// <summary>The event that comes first because of it.</summary>
    internal DueEvent Reason { get; init; }
}

/// <summary>A choice point by who asks: it stays the same when another task deviates less.</summary>
/// <param name="IsInterrupt">Whether an interrupt asks.</param>
/// <param name="Asker">The number of the interrupt or of the task.</param>
/// <param name="Ordinal">How many points it has passed before.</param>
internal readonly record struct ChoiceKey(bool IsInterrupt, int Asker, int Ordinal);
