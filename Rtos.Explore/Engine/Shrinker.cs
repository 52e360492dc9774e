using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Makes a failing schedule small: fewer deviations, then shorter ones. The result fails in the same way.</summary>
internal sealed class Shrinker(ScheduleRunner runner)
{
    // Each try is a run. Few failures need more than a hundred.
    private const int MostTries = 4000;
    private const int MostAlternatives = 64;

    private int _tries;

    /// <summary>Shrinks.</summary>
    /// <param name="failing">The run that failed.</param>
    internal RunRecord Shrink(RunRecord failing)
    {
        var best = Remove(failing);
        best = Shorten(best);
        best = Remove(best);
        while (Merge(best) is { } smaller)
        {
            best = smaller;
        }

        return best.Deviations.Count > 1 ? Single(best) ?? best : best;
    }

    // One deviation anywhere: several small ones may only have done together what a longer one does alone.
    private RunRecord? Single(RunRecord best)
    {
        var points = new PointsPlan();
        runner.Run(points);
        foreach (var (key, isRange, count) in points.All.OrderByDescending(p => p.IsRange))
        {
            for (var alternative = 0; alternative < (isRange ? MostAlternatives : count); alternative++)
            {
                if (Try(best, new Dictionary<ChoiceKey, long> { [key] = -1 - alternative }) is { Deviations.Count: <= 1 } single)
                {
                    return single;
                }
            }
        }

        return null;
    }

    // One deviation less, if another one changes: two delays may only have moved what one other answer moves, too.
    private RunRecord? Merge(RunRecord best)
    {
        for (var gone = 0; gone < best.Deviations.Count; gone++)
        {
            for (var changed = best.Deviations.Count - 1; changed >= 0; changed--)
            {
                for (var alternative = 0; changed != gone && alternative < MostAlternatives; alternative++)
                {
                    var answers = best.Deviations.Where((_, i) => i != gone).ToDictionary(d => d.Key, d => d.Value);
                    answers[best.Deviations[changed].Key] = -1 - alternative;
                    if (Try(best, answers) is { } smaller && smaller.Deviations.Count < best.Deviations.Count)
                    {
                        return smaller;
                    }
                }
            }
        }

        return null;
    }

    // Delta debugging (Zeller, Hildebrandt 2002): leaves out halves, then quarters, and so on to single deviations.
    private RunRecord Remove(RunRecord best)
    {
        for (var pieces = 1; best.Deviations.Count > 0;)
        {
            var size = (best.Deviations.Count + pieces - 1) / pieces;
            RunRecord? smaller = null;
            for (var from = 0; from < best.Deviations.Count && smaller is null; from += size)
            {
                smaller = Try(best, best.Deviations.Where((_, i) => i < from || i >= from + size));
            }

            if (smaller is not null)
            {
                best = smaller;
                pieces = Math.Max(1, Math.Min(pieces, best.Deviations.Count));
            }
            else if (size <= 1)
            {
                break;
            }
            else
            {
                pieces = Math.Min(best.Deviations.Count, pieces * 2);
            }
        }

        return best;
    }

    // For each deviation the alternatives: those that have a reason say more than any length of time, and smaller ones more than larger ones.
    private RunRecord Shorten(RunRecord best)
    {
        for (var i = 0; i < best.Deviations.Count; i++)
        {
            for (var alternative = 0; alternative < MostAlternatives && i < best.Deviations.Count; alternative++)
            {
                var answers = best.Deviations.ToDictionary(d => d.Key, d => d.Value);
                answers[best.Deviations[i].Key] = -1 - alternative;
                if (Try(best, answers) is { } other && Weight(other).CompareTo(Weight(best)) < 0)
                {
                    best = other;
                }
            }
        }

        return best;
    }

    private static (int Deviations, int WithoutReason, Int128 Cycles) Weight(RunRecord record)
    {
        Int128 sum = 0;
        foreach (var deviation in record.Deviations)
        {
            sum += Math.Abs(deviation.Value - deviation.Usual);
        }

        return (record.Deviations.Count, record.Deviations.Count(d => d.Reason.Kind == DueKind.None), sum);
    }

    private RunRecord? Try(RunRecord best, IEnumerable<Deviation> deviations) =>
        Try(best, deviations.ToDictionary(d => d.Key, d => d.Value));

    private RunRecord? Try(RunRecord best, Dictionary<ChoiceKey, long> answers)
    {
        if (_tries++ >= MostTries)
        {
            return null;
        }

        var record = runner.Run(new KeyedPlan(answers));
        return best.Failure!.IsSameAs(record.Failure) && record.Deviations.Count <= best.Deviations.Count ? record : null;
    }

    // The points of the usual run.
    private sealed class PointsPlan : SchedulePlan
    {
        internal List<(ChoiceKey Key, bool IsRange, int Count)> All { get; } = [];

        internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives)
        {
            All.Add((key, point.Kind != ChoiceKind.Call, alternatives.All.Count));
            return point.Usual;
        }
    }
}
