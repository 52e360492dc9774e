using System.Globalization;
using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The times from events to their responses.</summary>
/// <param name="Times">The time from each answered event to its response, in order of the events.</param>
/// <param name="Unanswered">The number of events that had no response.</param>
public sealed record ResponseTimes(IReadOnlyList<Cycles> Times, int Unanswered)
{
    /// <summary>The longest time.</summary>
    /// <exception cref="InvalidOperationException">No event was answered.</exception>
    public Cycles Max => Times.Count == 0 ? throw NoneAnswered() : Times.Max();

    /// <summary>The shortest time.</summary>
    /// <exception cref="InvalidOperationException">No event was answered.</exception>
    public Cycles Min => Times.Count == 0 ? throw NoneAnswered() : Times.Min();

    /// <summary>The number of answered events, with the shortest and the longest time.</summary>
    public override string ToString() => Times.Count == 0
        ? string.Create(CultureInfo.InvariantCulture, $"0 answered, {Unanswered} unanswered")
        : string.Create(CultureInfo.InvariantCulture, $"{Times.Count} answered in {Min} to {Max} cycles, {Unanswered} unanswered");

    private InvalidOperationException NoneAnswered() => new(Unanswered == 0
        ? "there was no event to be answered"
        : string.Create(CultureInfo.InvariantCulture, $"no event was answered, {Unanswered} {(Unanswered == 1 ? "was" : "were")} not"));
}
