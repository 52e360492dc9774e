using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Draws an answer that is not the usual one.</summary>
internal static class RandomAnswer
{
    // The rest are times of which nothing is known to depend on them yet: what depends on them may come later, most likely at a tick.
    private const double PreferredShare = 0.6;
    private const double TickShare = 0.5;

    internal static long Of(SearchRandom random, in ChoicePoint point, Alternatives alternatives)
    {
        var preferred = alternatives.All;
        if (preferred.Count > 0 && (point.Kind == ChoiceKind.Call || random.Happens(PreferredShare)))
        {
            return preferred[random.Below(preferred.Count)].Value;
        }

        var any = alternatives.Least + random.BelowLong(alternatives.Most - alternatives.Least + 1);
        return random.Happens(TickShare) ? alternatives.NearTick(any, random.Below(3) - 1) : any;
    }
}
