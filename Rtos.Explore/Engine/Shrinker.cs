namespace Rtos.Explore;

/// <summary>Makes a failing schedule small: fewer deviations, then shorter ones. The result fails in the same way.</summary>
internal sealed class Shrinker(ScheduleRunner runner)
{
    // Each try is a run. Few failures need more than a hundred.
    private const int MostTries = 2000;

    private int _tries;

    /// <summary>Shrinks.</summary>
    /// <param name="failing">The run that failed.</param>
    internal RunRecord Shrink(RunRecord failing)
    {
        var best = Remove(failing);
        best = Shorten(best);
        return Remove(best);
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

    // For each deviation the alternatives that change less: they come first.
    private RunRecord Shorten(RunRecord best)
    {
        for (var i = 0; i < best.Deviations.Count; i++)
        {
            for (var alternative = 0; alternative < 4 && i < best.Deviations.Count; alternative++)
            {
                var answers = best.Deviations.ToDictionary(d => d.Key, d => d.Value);
                answers[best.Deviations[i].Key] = -1 - alternative;
                if (Try(best, answers) is { } shorter && Amount(shorter) < Amount(best))
                {
                    best = shorter;
                    break;
                }
            }
        }

        return best;
    }

    private static Int128 Amount(RunRecord record)
    {
        Int128 sum = 0;
        foreach (var deviation in record.Deviations)
        {
            sum += Math.Abs(deviation.Value - deviation.Usual);
        }

        return sum;
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
}
