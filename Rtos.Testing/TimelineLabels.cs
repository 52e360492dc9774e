namespace Rtos.Testing;

/// <summary>How the columns of a timeline are described: in cycles or in units of time.</summary>
internal abstract class TimelineLabels
{
    /// <summary>What a column stands for.</summary>
    internal abstract string Column { get; }

    /// <summary>The unit of the labels; empty when the column's description says enough.</summary>
    internal abstract string Unit { get; }

    /// <summary>The time at which a column begins.</summary>
    /// <param name="column">Its number, counted from the start of the run.</param>
    internal abstract string At(Int128 column);

    /// <summary>The length of a column in ticks; null when neither divides the other.</summary>
    private protected static string? Ticks(Int128 length, Int128 tick) =>
        length % tick == 0 ? FormattableString.Invariant($"{length / tick} tick{(length == tick ? string.Empty : "s")}")
        : tick % length == 0 ? FormattableString.Invariant($"1/{tick / length} of a tick")
        : null;
}
