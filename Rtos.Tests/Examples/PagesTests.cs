using System.Globalization;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Examples;

/// <summary>The README and the pages of docs: programs are files of the repository, and outputs are what a run prints.</summary>
[TestClass]
public sealed class PagesTests
{
    private static readonly string[] Kinds = ["session", "output of", "file", "part", "program"];

    private static int _folders;

    private static readonly Dictionary<string, Action<TextWriter>> Programs = new(PagePrograms.All)
    {
        ["SensorPipeline"] = SensorPipeline.Program.Run,
        ["InterruptLatency"] = InterruptLatency.Program.Run,
        ["Debugging"] = DebuggingProgram.Run,
    };

    public static IEnumerable<string> Pages => Page.All.Where(p => ObjectsPage.Blocks(RepositoryFile.Read(p)).Any(b => Kinds.Contains(b.Kind)));

    [TestMethod]
    [DynamicData(nameof(Pages))]
    public void Page_MarkedBlocks_AreTheFilesAndWhatRunsPrint(string page) =>
        RepositoryFile.AssertGenerated(page, ObjectsPage.Fill(RepositoryFile.Read(page), Content));

    [TestMethod]
    public void Pages_Links_LeadToFilesAndHeadings()
    {
        var broken = Page.All.SelectMany(Page.BrokenLinks).ToList();
        Assert.AreEqual("", string.Join("\n", broken));
    }

    [TestMethod]
    [DataRow("[a](README.md#packages) [b](docs/trace.md) [c](https://example.com)", "")]
    [DataRow("[a](docs/no-such-page.md)", "docs/no-such-page.md")]
    [DataRow("[a](README.md#no-such-heading)", "README.md#no-such-heading")]
    public void BrokenLinks_OfAText_AreFound(string text, string expected) =>
        Assert.AreEqual(expected, string.Join(" ", Page.BrokenLinks("", "README.md", text)));

    [TestMethod]
    [DataRow("## The `switch` line, and more", "the-switch-line-and-more")]
    [DataRow("### FreeRTOS function → C# member", "freertos-function--c-member")]
    public void Anchor_OfAHeading_IsTheOneOfGitHub(string heading, string expected) => Assert.AreEqual(expected, Page.Anchor(heading));

    private static string Content(PageBlock block) => block.Kind switch
    {
        "session" => $"$ {block.Name}\n{Run(block.Name)}",
        "output of" => Run($"esp32emu {block.Name}"),
        "file" => RepositoryFile.Read(block.Name),
        "part" => Part(block.Name.Split(' ')[0], block.Name.Split(' ')[1]),
        "program" => Print(Programs[block.Name]),
        _ => throw new FormatException($"a page has a block of the unknown kind {block.Kind}"),
    };

    // In the order in which a terminal shows it, in a folder like the repository's root: its menuconfig.json is the user's to edit.
    private static string Run(string line)
    {
        using var folder = new TemporaryFolder($"pages-{Interlocked.Increment(ref _folders)}");
        foreach (var name in (string[])["examples", "scenarios"])
        {
            Directory.CreateSymbolicLink(folder.PathOf(name), RepositoryFile.PathOf(name));
        }

        folder.Write("menuconfig.json", """{ "FREERTOS_HZ": 1000 }""");
        return CliShell.Run(folder.Root, $"{{ {line.Replace("esp32emu", "$E", StringComparison.Ordinal)}; }} 2>&1").Output;
    }

    // The lines between `// <NAME>` and `// </NAME>`, without their indentation.
    private static string Part(string file, string name)
    {
        var lines = RepositoryFile.Read(file).Split('\n');
        var from = Array.FindIndex(lines, l => l.Trim() == $"// <{name}>");
        var to = Array.FindIndex(lines, l => l.Trim() == $"// </{name}>");
        Assert.IsTrue(from >= 0 && to > from, $"{file} has no part {name}");
        var indentation = lines[from].Length - lines[from].TrimStart().Length;
        return string.Concat(lines[(from + 1)..to].Select(l => l[Math.Min(indentation, l.Length)..] + "\n"));
    }

    private static string Print(Action<TextWriter> run)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        run(output);
        return output.ToString();
    }
}
