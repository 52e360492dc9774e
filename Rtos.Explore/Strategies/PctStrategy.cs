using Rtos.Core;

namespace Rtos.Explore;

/// <summary>
/// A few deviations at points drawn over the length of the run (after Burckhardt and others, 2010): a failure that needs d of them in
/// a run of k points is found with a probability that falls with k to the power of d, and not with the number of schedules.
/// </summary>
internal sealed class PctStrategy(int depth, ulong seed) : SearchStrategy
{
    private int _points = 1;

    internal override string Name => FormattableString.Invariant($"pct:{depth}");

    internal override void Begin(RunRecord usual) => _points = Math.Max(1, usual.Points);

    internal override SchedulePlan Plan(long number)
    {
        var random = new SearchRandom(seed, number);
        var points = new int[depth];
        for (var i = 0; i < depth; i++)
        {
            points[i] = random.Below(_points);
        }

        return new PctPlan(random, points);
    }

    private sealed class PctPlan(SearchRandom random, int[] points) : SchedulePlan
    {
        internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives) =>
            points.Contains(number) ? RandomAnswer.Of(random, point, alternatives) : point.Usual;
    }
}
