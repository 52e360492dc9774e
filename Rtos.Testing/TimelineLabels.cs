namespace Rtos.Testing;

/// <summary>Labels the columns of a timeline: in cycles or in units of time.</summary>
internal abstract class TimelineLabels
{
    /// <summary>The description of a column.</summary>
    internal abstract string Column { get; }

    /// <summary>The unit of the labels; empty if the column's description is enough.</summary>
    internal abstract string Unit { get; }

    /// <summary>The time at which a column begins.</summary>
    /// <param name="column">Its number, counted from the start of the run.</param>
    internal abstract string At(Int128 column);

    /// <summary>The length of a column in ticks; null if neither is a multiple of the other.</summary>
    private protected static string? Ticks(Int128 length, Int128 tick) =>
        length % tick == 0 ? FormattableString.Invariant($"{length / tick} tick{(length == tick ? string.Empty : "s")}")
        : tick % length == 0 ? FormattableString.Invariant($"1/{tick / length} of a tick")
        : null;
}
