using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Repeats a schedule.</summary>
internal sealed class FixedPlan(IReadOnlyList<Deviation> deviations) : SchedulePlan
{
    private int _next;

    /// <summary>The plan of the usual run.</summary>
    internal static FixedPlan Usual => new([]);

    /// <summary>The first choice of the schedule that the run has not come to; null if it has come to all.</summary>
    internal Deviation? Missed => _next < deviations.Count ? deviations[_next] : null;

    internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives)
    {
        if (_next == deviations.Count || deviations[_next].Number != number)
        {
            return point.Usual;
        }

        var deviation = deviations[_next++];
        return deviation.Kind == point.Kind
            ? deviation.Value
            : throw new ScheduleException(FormattableString.Invariant(
                $"choice {number} of the schedule is about {Name(deviation.Kind)}, but this program chooses {Name(point.Kind)} there: it is another program, or it has changed"));
    }

    private static string Name(ChoiceKind kind) => kind switch
    {
        ChoiceKind.Work => "the length of work",
        ChoiceKind.Call => "the time before a call",
        _ => "the time of an interrupt",
    };
}
