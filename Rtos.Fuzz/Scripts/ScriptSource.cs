using System.Reflection;
using Rtos.Fuzz.Generators;

namespace Rtos.Fuzz;

/// <summary>Makes scripts: random programs, mutated and spliced ones, one or two threads.</summary>
internal sealed class ScriptSource
{
    private readonly List<string> _seeds = ReadSeeds();

    /// <summary>Makes a script.</summary>
    internal string Make(Random random) => random.Next(100) switch
    {
        < 35 => new SourceMutator(_seeds, random).Next(),
        < 60 => new ProgramMaker(random).Make(),
        < 70 => new SourceMutator([new ProgramMaker(random).Make()], random).Next(),
        < 85 => InThreads(new ProgramMaker(random).Make(), new ProgramMaker(random).Make()),
        < 95 => InThreads(new SourceMutator(_seeds, random).Next(), new ProgramMaker(random).Make()),
        _ => new SourceMutator([InThreads(new ProgramMaker(random).Make(), _seeds[random.Next(_seeds.Count)])], random).Next(),
    };

    private static string InThreads(string first, string second) => $"""
        import _thread, time
        def first():
            {first.ReplaceLineEndings("\n    ")}
            print('one')
        def second():
            {second.ReplaceLineEndings("\n    ")}
            print('two')
        _thread.start_new_thread(first, ())
        _thread.start_new_thread(second, ())
        time.sleep_ms(100)
        print('end')
        """;

    private static List<string> ReadSeeds()
    {
        var seeds = new List<string>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            if (name.StartsWith("examples/", StringComparison.Ordinal))
            {
                seeds.Add(reader.ReadToEnd().ReplaceLineEndings("\n"));
            }
            else if (name.StartsWith("language/", StringComparison.Ordinal))
            {
                seeds.AddRange(Cases(reader.ReadToEnd().ReplaceLineEndings("\n")));
            }
        }

        return seeds;
    }

    // "### NAME", the script, "---", what it prints.
    private static IEnumerable<string> Cases(string file) =>
        from text in ("\n" + file).Split("\n### ").Skip(1)
        select text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..text.LastIndexOf("\n---\n", StringComparison.Ordinal)] + "\n";
}
