using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Deviates where given askers reach given points, so that the rest of the schedule may change.</summary>
/// <param name="answers">The answers; a negative one, -1 - i, is the alternative i at that point.</param>
internal sealed class KeyedPlan(IReadOnlyDictionary<ChoiceKey, long> answers) : SchedulePlan
{
    internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives)
    {
        if (!answers.TryGetValue(key, out var answer))
        {
            return point.Usual;
        }

        if (answer < 0)
        {
            return alternatives.At((int)(-1 - answer));
        }

        return answer >= alternatives.Least && answer <= alternatives.Most ? answer : point.Usual;
    }
}
