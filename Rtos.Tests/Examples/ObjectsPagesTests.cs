using System.Globalization;

namespace Rtos.Tests.Examples;

/// <summary>The pages about kernel objects: their code, output and traces are those of examples/Objects and scenarios/objects.</summary>
[TestClass]
public sealed class ObjectsPagesTests
{
    private const string Scenarios = "scenarios/objects/";

    public static IEnumerable<string> Pages =>
        ["semaphores", "mutexes", "queue-sets", "event-groups", "stream-buffers", "timers", "inspection"];

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Page_Blocks_AreWhatTheSourcesSayAndThePrograms(string page)
    {
        var name = $"docs/{page}.md";
        RepositoryFile.AssertGenerated(name, ObjectsPage.Fill(RepositoryFile.Read(name), Content));
    }

    [TestMethod]
    public void Pages_Together_ShowEveryProgramAndEveryScenario()
    {
        var blocks = Pages.SelectMany(p => ObjectsPage.Blocks(RepositoryFile.Read($"docs/{p}.md"))).ToList();
        var programs = blocks.Where(b => b.Kind == "output").Select(b => b.Name);
        var traces = blocks.Where(b => b.Kind == "trace").Select(b => b.Name.Split(' ')[0]);
        CollectionAssert.AreEquivalent(Objects.Program.Sections.Select(s => s.Name).ToList(), programs.ToList());
        CollectionAssert.AreEquivalent(
            Directory.EnumerateFiles(RepositoryFile.PathOf(Scenarios), "*.trace").Select(f => Path.GetFileNameWithoutExtension(f)).ToList(),
            traces.ToList());
    }

    [TestMethod]
    public void Run_AllPrograms_PrintsEachUnderItsName()
    {
        var expected = Objects.Program.Sections.Select(s => $"== {s.Name} ==\n{Print(s.Name)}\n");
        Assert.AreEqual(string.Concat(expected), Print(Objects.Program.Run));
    }

    [TestMethod]
    public void Run_UnknownName_PrintsNothingAndSaysSo()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.IsFalse(Objects.Program.Run(output, "mutex"));
        Assert.AreEqual("", output.ToString());
    }

    [TestMethod]
    public void Fill_UnclosedBlock_Fails() => Assert.ThrowsExactly<FormatException>(
        () => ObjectsPage.Fill("<!-- output: a -->\n```text\n1\n", _ => "1\n"));

    [TestMethod]
    public void Fill_TwoBlocks_ReplacesWhatStandsInTheFences() => Assert.AreEqual(
        "x\n<!-- output: a -->\n```text\noutput a\n```\ny\n<!-- code: b c -->\n```csharp\ncode b c\n```\n",
        ObjectsPage.Fill(
            "x\n<!-- output: a -->\n```text\nold\n```\ny\n<!-- code: b c -->\n```csharp\n```\n",
            b => $"{b.Kind} {b.Name}\n"));

    private static string Content(PageBlock block) => block.Kind switch
    {
        "output" => Print(block.Name),
        "code" => ObjectsPage.Code(block.Name),
        "scenario" => RepositoryFile.Read($"{Scenarios}{block.Name}.json"),
        "trace" => ObjectsPage.Trace(Scenarios, block.Name),
        _ => throw new FormatException($"a page has a block of the unknown kind {block.Kind}"),
    };

    private static string Print(string program) =>
        Print(output => Assert.IsTrue(Objects.Program.Run(output, program), $"examples/Objects has no program {program}"));

    private static string Print(Action<TextWriter> run)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        run(output);
        return output.ToString();
    }
}
