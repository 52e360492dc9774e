namespace Rtos.Fuzz.Generators;

/// <summary>What a random scenario is to be like.</summary>
/// <param name="MostWork">The longest piece of work, in ticks.</param>
/// <param name="MostWait">The longest wait, in ticks.</param>
/// <param name="MostTicks">The longest run, in ticks.</param>
/// <param name="PauseWeight">How many of ten blocks are waits and nothing else.</param>
/// <param name="ObjectShare">How many of a hundred other blocks use semaphores, mutexes, event groups, buffers, timers or queue sets.</param>
/// <param name="ContentionShare">How many of a hundred blocks are sections that take time; 0 also keeps the kernel's rarer settings at their defaults.</param>
internal sealed record ScenarioStyle(int MostWork, int MostWait, int MostTicks, int PauseWeight, int ObjectShare = 55, int ContentionShare = 0)
{
    /// <summary>Much happens all the time.</summary>
    internal static ScenarioStyle Busy { get; } = new(3, 12, 80, 3);

    /// <summary>Cores wait for one another, and the kernel's own code takes time.</summary>
    internal static ScenarioStyle Contended { get; } = new(2, 6, 60, 2, 40, 25);

    /// <summary>Long stretches without anything.</summary>
    internal static ScenarioStyle Idle { get; } = new(40, 300, 1500, 6);
}

/// <summary>Random scenarios for every kernel configuration, with all operations that the reader knows.</summary>
internal static class ScenarioGenerator
{
    private static readonly string[] Kernels =
    [
        """ "flavor": "idf", "cores": 2 """,
        """ "flavor": "idf", "cores": 1 """,
        """ "flavor": "freertos" """,
        """ "flavor": "freertos", "preemption": false """,
        """ "flavor": "freertos", "timeSlicing": false """,
        """ "flavor": "freertos", "idleShouldYield": false """,
        """ "flavor": "smp" """,
        """ "flavor": "smp", "preemption": false """,
        """ "flavor": "smp", "timeSlicing": false """,
        """ "flavor": "smp", "idleShouldYield": false """,
    ];

    // More for kernels on which several cores contend.
    private static readonly string[] Contending =
    [
        .. Kernels,
        """ "flavor": "smp" """,
        """ "flavor": "smp", "tickCore": 1 """,
        """ "flavor": "smp", "runMultiplePriorities": false """,
        """ "flavor": "smp", "runMultiplePriorities": false, "timeSlicing": false """,
        """ "flavor": "idf", "cores": 2 """,
    ];

    private static readonly string[] Costs =
        ["\"none\"", "\"none\"", "\"measured\"", """{"send": 3, "other": 1}""", """{"switch": 40, "tick": 25}""", """{"take": 70, "wait": 11, "tick": 1}"""];

    /// <summary>Makes a scenario.</summary>
    internal static ScenarioSketch Make(Dice dice, ScenarioStyle style)
    {
        var contends = style.ContentionShare > 0;
        var kernel = dice.Of<string>(contends ? Contending : Kernels);
        var cyclesPerTick = dice.Of(1L, 7L, 100L, 1000L, dice.Between(1L, 5000L));
        var most = cyclesPerTick * style.MostTicks;
        var until = dice.Between((most / 2) + 1, most);
        var names = new[] { "A", "B", "C", "D", "E", "F" }[..dice.Between(1, 6)];
        var queues = dice.Many(1, 3, () => dice.Of(1, 1, 2, 3, 5));
        var operations = new OperationGenerator(dice, style, kernel, cyclesPerTick, names, queues);
        var tasks = Array.ConvertAll(names, name => new TaskSketch(
            name,
            dice.Of(0, 0, 1, 2, 3, dice.Between(0, 9)),
            dice.Of("0", "1", "\"any\"", "\"any\""),
            dice.Of(0, 0, 1, 3),
            name == "A" || dice.Percent(85),
            operations.TaskBlocks(name)));
        var twoCores = kernel.Contains("\"smp\"", StringComparison.Ordinal) || kernel.Contains("\"cores\": 2", StringComparison.Ordinal);
        var interrupts = dice.Many(0, 8, () => new InterruptSketch(
            Instant(dice, until, cyclesPerTick), twoCores ? dice.Between(0, 1) : 0, operations.InterruptBlocks())
        {
            Level = contends ? dice.Of(1, 1, 2, 3) : 1,
        });
        var initialTick = dice.Of(0, 0, uint.MaxValue, uint.MaxValue - dice.Between(0L, 40L), dice.Between(0L, uint.MaxValue));
        kernel = ScenarioSketch.Text(
            $"{kernel}, \"maxPriorities\": 10, \"timerTaskPriority\": {dice.Of(0, 1, 9)}, \"initialTick\": {initialTick}");
        kernel += contends ? $", \"callCosts\": {dice.Of<string>(Costs)}" : "";
        return new ScenarioSketch(kernel, cyclesPerTick, until, queues, tasks, interrupts) { Objects = operations.Objects() };
    }

    // Often at a tick: what happens there at once is where the order matters most.
    private static long Instant(Dice dice, long until, long cyclesPerTick)
    {
        var at = dice.Between(1, until);
        return dice.Percent(40) ? Math.Max(cyclesPerTick, at / cyclesPerTick * cyclesPerTick) : at;
    }
}
