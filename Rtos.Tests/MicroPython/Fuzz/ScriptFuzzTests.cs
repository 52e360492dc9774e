using System.Reflection;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>Scripts made by chance, from fixed seeds, are run: whatever they do is the script's own affair, never a fault of the interpreter.</summary>
/// <remarks>
/// The same kinds of sources were run in a longer campaign, while its findings were mended: about 100,000 (66,000 mutated sources, 17,500 random programs,
/// 11,000 pairs of programs in two threads, each pair twice, 5,000 spliced ones), a virtual second each in slices of 200 ms, under both profiles, with a
/// watch on the host's time and memory. What it found is in <see cref="BoundTests"/>.
/// </remarks>
[TestClass]
public sealed class ScriptFuzzTests
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(50);

    private static readonly ThreadProfile[] Profiles = [ThreadProfile.Document, ThreadProfile.Firmware];

    private static readonly List<string> Sources = ReadCases();

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [Timeout(240_000)]
    [DataRow(1)]
    [DataRow(2)]
    public void Run_MutatedCases_EndInWhatAScriptCanEndIn(int seed)
    {
        var random = new Random(seed);
        var mutator = new SourceMutator(Sources, random);
        var ran = 0;
        for (var i = 0; i < Repetitions.Of(200); i++)
        {
            ran += Try(mutator.Next(), Profiles[i % 2], $"seed {seed}, source {i}") is null ? 0 : 1;
        }

        // Were all of them refused by the compiler, nothing would have been tried.
        Assert.IsGreaterThan(Repetitions.Of(28), ran);
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [Timeout(240_000)]
    [DataRow(3)]
    [DataRow(4)]
    public void Run_RandomPrograms_EndInWhatAScriptCanEndIn(int seed)
    {
        var random = new Random(seed);
        var ran = 0;
        for (var i = 0; i < Repetitions.Of(80); i++)
        {
            ran += Try(new ProgramMaker(random).Make(), Profiles[i % 2], $"seed {seed}, source {i}") is null ? 0 : 1;
        }

        Assert.IsGreaterThan(Repetitions.Of(32), ran);
    }

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    [Timeout(240_000)]
    public void Run_RandomProgramsInTwoThreads_SameOutputInTwoRuns()
    {
        var random = new Random(5);
        for (var i = 0; i < Repetitions.Of(20); i++)
        {
            var source = InThreads(new ProgramMaker(random).Make(), new ProgramMaker(random).Make());
            var where = $"source {i}";
            Assert.AreEqual(Try(source, Profiles[i % 2], where), Try(source, Profiles[i % 2], where), where + ":\n" + source);
        }
    }

    // What it printed, and how it ended; null when it does not compile.
    private static string? Try(string source, ThreadProfile profile, string where)
    {
        ScriptBoard board;
        try
        {
            board = new ScriptBoard(source, o => o with { Profile = profile });
        }
        catch (ScriptSyntaxException)
        {
            return null;
        }

        try
        {
            var outcome = RunOutcome.Limit;
            for (var slices = 0; slices < 4 && outcome == RunOutcome.Limit; slices++)
            {
                outcome = board.Run(Slice);
            }

            return board.Output + outcome;
        }
        catch (DevicePanicException e) when (!e.Message.Contains("the interpreter failed", StringComparison.Ordinal))
        {
            return board.Output + e.Message;
        }
        catch (Exception e)
        {
            throw new AssertFailedException($"{where}: {e.GetType().Name}: {e.Message}\n{source}", e);
        }
    }

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

    private static List<string> ReadCases()
    {
        var cases = new List<string>();
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith("language/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            foreach (var text in ("\n" + reader.ReadToEnd().ReplaceLineEndings("\n")).Split("\n### ").Skip(1))
            {
                cases.Add(text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..text.LastIndexOf("\n---\n", StringComparison.Ordinal)] + "\n");
            }
        }

        return cases;
    }
}
