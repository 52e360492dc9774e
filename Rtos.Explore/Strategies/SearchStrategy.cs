namespace Rtos.Explore;

/// <summary>Plans schedules one after another.</summary>
/// <remarks>
/// Schedules run in groups of a fixed size, on any number of threads; a strategy plans a group, and then learns what came of it, both
/// in order. So the result does not depend on the number of threads.
/// </remarks>
internal abstract class SearchStrategy
{
    /// <summary>The name on the command line.</summary>
    internal abstract string Name { get; }

    /// <summary>All schedules with at most so many deviations have been planned: if none of them fails, that is a proof within the bounds. Negative for none.</summary>
    internal virtual int Proven => -1;

    /// <summary>Learns the usual run, before anything is planned.</summary>
    internal virtual void Begin(RunRecord usual)
    {
    }

    /// <summary>Plans the next schedule.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <returns>The plan; null if the strategy has none until it learns more, or none at all any more.</returns>
    internal abstract SchedulePlan? Plan(long number);

    /// <summary>Learns what came of a plan.</summary>
    internal virtual void Learn(SchedulePlan plan, RunRecord record)
    {
    }
}
