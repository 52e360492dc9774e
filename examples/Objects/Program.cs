namespace Objects;

/// <summary>The programs of the pages about kernel objects in docs/; a page shows what its program prints.</summary>
public static class Program
{
    /// <summary>The programs by name, in the order of the pages.</summary>
    public static IReadOnlyList<(string Name, Action<TextWriter> Run)> Sections { get; } =
    [
        ("semaphores", Semaphores.Run),
        ("semaphores-cost", Semaphores.Cost),
        ("semaphores-mistakes", Semaphores.Mistakes),
        ("mutexes", Mutexes.Run),
        ("mutexes-recursive", Mutexes.Recursive),
        ("mutexes-cost", Mutexes.Cost),
        ("mutexes-mistakes", Mutexes.Mistakes),
        ("queue-sets", QueueSets.Run),
        ("queue-sets-cost", QueueSets.Cost),
        ("queue-sets-mistakes", QueueSets.Mistakes),
        ("event-groups", EventGroups.Run),
        ("event-groups-sync", EventGroups.Sync),
        ("event-groups-cost", EventGroups.Cost),
        ("event-groups-mistakes", EventGroups.Mistakes),
        ("stream-buffers", StreamBuffers.Run),
        ("message-buffers", StreamBuffers.Messages),
        ("batching-buffers", StreamBuffers.Batching),
        ("stream-buffers-cost", StreamBuffers.Cost),
        ("stream-buffers-mistakes", StreamBuffers.Mistakes),
        ("timers", Timers.Run),
        ("timers-pend", Timers.Pend),
        ("timers-cost", Timers.Cost),
        ("timers-mistakes", Timers.Mistakes),
        ("report", Inspection.Report),
        ("report-text", Inspection.Text),
        ("deadlock", Inspection.Deadlock),
        ("report-heap", Inspection.HeapReport),
        ("tags", Inspection.Tags),
        ("hooks", Inspection.Hooks),
        ("registry", Inspection.Registry),
        ("snapshots", Inspection.Snapshots),
    ];

    /// <summary>Runs the programs that are named, or all of them.</summary>
    /// <param name="args">Names.</param>
    /// <returns>0; 2 for a name that there is not.</returns>
    public static int Main(string[] args)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Length == 0)
        {
            Run(Console.Out);
        }

        foreach (var name in args)
        {
            if (!Run(Console.Out, name))
            {
                Console.Error.WriteLine($"there is no {name}; there are: {string.Join(", ", Sections.Select(s => s.Name))}");
                return 2;
            }
        }

        return 0;
    }

    /// <summary>Runs all programs, each under its name.</summary>
    /// <param name="output">Where they write.</param>
    public static void Run(TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        foreach (var (name, run) in Sections)
        {
            output.WriteLine($"== {name} ==");
            run(output);
            output.WriteLine();
        }
    }

    /// <summary>Runs one program.</summary>
    /// <param name="output">Where it writes.</param>
    /// <param name="name">Its name.</param>
    /// <returns>Whether there is one of that name.</returns>
    public static bool Run(TextWriter output, string name)
    {
        var run = Sections.FirstOrDefault(s => s.Name == name).Run;
        run?.Invoke(output);
        return run is not null;
    }
}
