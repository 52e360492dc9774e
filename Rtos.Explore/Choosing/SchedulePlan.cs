using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Answers the choice points of one run.</summary>
internal abstract class SchedulePlan
{
    /// <summary>Chooses.</summary>
    /// <param name="point">The choice point.</param>
    /// <param name="number">Its number in the run, from 0.</param>
    /// <param name="key">Who asks.</param>
    /// <param name="alternatives">What is possible besides the usual answer; at least one value is.</param>
    /// <returns>The answer, in cycles.</returns>
    internal abstract long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives);
}
