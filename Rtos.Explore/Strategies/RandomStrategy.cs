using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Each choice deviates with a probability that changes from schedule to schedule, from a half to once in a run.</summary>
internal sealed class RandomStrategy(ulong seed) : SearchStrategy
{
    private int _halvings = 1;

    internal override string Name => "random";

    internal override void Begin(RunRecord usual) => _halvings = Math.Max(1, (int)Math.Ceiling(Math.Log2(Math.Max(2, usual.Points))));

    internal override SchedulePlan Plan(long number) =>
        new RandomPlan(new SearchRandom(seed, number), Math.Pow(0.5, 1 + (number % _halvings)));

    private sealed class RandomPlan(SearchRandom random, double probability) : SchedulePlan
    {
        internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives) =>
            random.Happens(probability) ? RandomAnswer.Of(random, point, alternatives) : point.Usual;
    }
}
