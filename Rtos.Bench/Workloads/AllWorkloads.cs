namespace Rtos.Bench;

/// <summary>The workloads by name.</summary>
internal static class AllWorkloads
{
    internal static IReadOnlyList<Workload> List { get; } =
    [
        new YieldWorkload(),
        new NotifyWorkload(),
        new QueueWorkload(),
        new ItemsWorkload(),
        new MutexWorkload(),
        new PeriodsWorkload(),
        new SleepersWorkload(),
        new TimersWorkload(),
        new ScenarioWorkload("W9", "w9_idf2", withText: false),
        new ScenarioWorkload("W9-text", "w9_idf2", withText: true),
        new ScenarioWorkload("W9-smp2", "w9_smp2", withText: false),
        new ScenarioWorkload("W9-smp2-text", "w9_smp2", withText: true),
        new ScenarioWorkload("W9-idf1", "w9_idf1", withText: false),
        new ScenarioWorkload("W9-idf1-text", "w9_idf1", withText: true),
        new ScenarioWorkload("W9-freertos1", "w9_freertos1", withText: false),
        new ScenarioWorkload("W9-freertos1-text", "w9_freertos1", withText: true),
    ];

    /// <summary>Workloads that only check: other numbers of tasks, for which the real kernel's outcome is known.</summary>
    internal static IReadOnlyList<Workload> ForChecks { get; } =
        [.. List, new SleepersWorkload("W7 of 1000 tasks", 1_000), new SleepersWorkload("W7 of 100 tasks", 100)];

    /// <summary>Finds a workload by its name.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    internal static Workload Find(string name) =>
        List.Append(new UnitWorkload()).FirstOrDefault(w => w.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new BadInputException($"there is no workload {name}; there are {string.Join(", ", List.Select(w => w.Name))}, U");
}
