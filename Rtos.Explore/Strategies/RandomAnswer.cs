using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Draws an answer that is not the usual one.</summary>
internal static class RandomAnswer
{
    // The rest are lengths of which nothing is known to depend on them yet: what depends on them may come later.
    private const double PreferredShare = 0.75;

    internal static long Of(SearchRandom random, in ChoicePoint point, Alternatives alternatives)
    {
        var preferred = alternatives.All;
        return preferred.Count > 0 && (point.Kind == ChoiceKind.Call || random.Happens(PreferredShare))
            ? preferred[random.Below(preferred.Count)].Value
            : alternatives.Least + random.BelowLong(alternatives.Most - alternatives.Least + 1);
    }
}
