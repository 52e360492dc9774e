namespace Rtos.Explore;

/// <summary>Several strategies by turns.</summary>
internal sealed class AutoStrategy(IReadOnlyList<SearchStrategy> strategies) : SearchStrategy
{
    internal override string Name => "auto";


    internal override int Proven => strategies.Max(s => s.Proven);


    internal override void Begin(RunRecord usual)
    {
        foreach (var strategy in strategies)
        {
            strategy.Begin(usual);
        }
    }

    internal override SchedulePlan? Plan(long number)
    {
        for (var i = 0; i < strategies.Count; i++)
        {
            var strategy = strategies[(int)((number + i) % strategies.Count)];
            if (strategy.Plan(number) is { } plan)
            {
                return new OwnedPlan(strategy, plan);
            }
        }

        return null;
    }

    internal override void Learn(SchedulePlan plan, RunRecord record)
    {
        var owned = (OwnedPlan)plan;
        owned.Owner.Learn(owned.Plan, record);
    }

    private sealed class OwnedPlan(SearchStrategy owner, SchedulePlan plan) : SchedulePlan
    {
        internal SearchStrategy Owner => owner;

        internal SchedulePlan Plan => plan;

        internal override long Choose(in Rtos.Core.ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives) =>
            plan.Choose(point, number, key, alternatives);
    }
}
