namespace Rtos.Tests.Conformance;

/// <summary>Which cases there are, and which of them the emulator must agree with.</summary>
internal static class ConformanceCategories
{
    /// <summary>The one list of what must agree with the real kernels: a new category is a new line here.</summary>
    internal static readonly string[] Supported =
    [
        "tasks",
        "notify",
        "queue",
        "events",
        "isr",
        "mixed",
        "queueset",
        "semaphore",
        "stream",
        "timers",
        "critical",
        "life",
        "overflow",
        "pend",
        "query",
        "runtime",
        "affinity",
        "suspend2",
        "critical2",
        "oneprio",
        "lost",
        "suspend",
        "suspendall",
    ];

    private static readonly string[] Basic =
        ["events", "isr", "mixed", "notify", "queue", "queueset", "semaphore", "stream", "tasks", "timers"];

    private static readonly string[] Extended = ["critical", "life", "overflow", "pend", "query", "runtime"];

    // Differences that a run of random scenarios found, by the category of the scenario.
    private static readonly (string Category, int Count)[] Found =
        [("affinity", 4), ("critical", 4), ("events", 4), ("isr", 1), ("life", 2), ("overflow", 1), ("pend", 1)];

    /// <summary>Every folder and category of the archive with its number of cases, in ordinal order.</summary>
    internal static IReadOnlyList<(string Folder, string Category, int Count)> All { get; } =
    [
        .. Extended.Select(c => ("ext-freertos", c, 4)),
        .. Extended.Select(c => ("ext-idf1", c, 2)),
        .. Extended.Select(c => ("ext-idf2", c, 5)),
        ("critical2", "critical2", 90),
        .. Found.Select(f => ("found", f.Category, f.Count)),
        ("oneprio", "oneprio", 48),
        ("suspend2", "suspend2", 90),
        ("suspend2", "lost", 5),
        ("suspend2", "suspend", 1),
        ("suspend2", "suspendall", 1),
        ("ext-smp", "affinity", 5),
        .. Extended.Select(c => ("ext-smp", c, 5)),
        .. Basic.Select(c => ("freertos", c, 12)),
        .. Basic.Select(c => ("freertoscoop", c, 2)),
        .. Basic.Select(c => ("idf1", c, 6)),
        .. Basic.Select(c => ("idf2", c, 20)),
        .. Basic.Select(c => ("smp", c, 12)),
        .. Basic.Select(c => ("smpcoop", c, 5)),
    ];

    /// <summary>The folders and categories that must agree.</summary>
    internal static IEnumerable<(string Folder, string Category, int Count)> Judged =>
        All.Where(group => Supported.Contains(group.Category));
}
