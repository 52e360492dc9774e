namespace Threads;

/// <summary>The programs of the page about Python threads in docs/; the page shows what they print.</summary>
public static class Program
{
    /// <summary>The programs by name, in the order of the page.</summary>
    public static IReadOnlyList<(string Name, Action<TextWriter> Run)> Sections { get; } =
    [
        ("quick", LoborisPrograms.Quick),
        ("control", LoborisPrograms.Control),
        ("messages", LoborisPrograms.Messages),
        ("list", LoborisPrograms.List),
        ("pycom", PycomPrograms.Quick),
        ("locks", PycomPrograms.Locks),
        ("fairness", TroublePrograms.Fairness),
        ("deadlock", TroublePrograms.Deadlock),
        ("trouble", TroublePrograms.Diagnostics),
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
