using System.Globalization;
using Rtos.Thread;

namespace Rtos.Tests.Examples;

/// <summary>The page about Python threads: its code and output are those of examples/Threads, and it has a row for every function.</summary>
[TestClass]
public sealed class ThreadPageTests
{
    private const string Page = "docs/thread.md";

    [TestMethod]
    public void Page_BlocksAndTables_AreWhatTheProgramsSay()
    {
        var page = ObjectsPage.Fill(RepositoryFile.Read(Page), Content);
        page = RepositoryFile.WithSection(page, "loboris", Threads.FunctionTable.Write(ThreadDialect.Loboris));
        page = RepositoryFile.WithSection(page, "pycom", Threads.FunctionTable.Write(ThreadDialect.Pycom));
        RepositoryFile.AssertGenerated(Page, page);
    }

    [TestMethod]
    public void Page_Blocks_ShowEveryProgram() => CollectionAssert.AreEquivalent(
        Threads.Program.Sections.Select(s => s.Name).ToList(),
        ObjectsPage.Blocks(RepositoryFile.Read(Page)).Where(b => b.Kind == "output").Select(b => b.Name).ToList());

    [TestMethod]
    public void Tables_Functions_AreThoseOfTheModules()
    {
        var model = new ThreadModel(new Rtos.Core.Device(Rtos.Core.MenuConfig.Default));
        var loboris = new LoborisModule(model).Functions.Select(f => f.Name).ToList();
        CollectionAssert.AreEquivalent(loboris, Threads.FunctionTable.Names(ThreadDialect.Loboris).ToList());
        var pycom = new PycomModule(model);
        CollectionAssert.AreEquivalent(
            pycom.Functions.Select(f => f.Name).Concat(pycom.Constants.Keys)
                .Concat(["lock.acquire", "lock.release", "lock.locked", "with lock:"]).ToList(),
            Threads.FunctionTable.Names(ThreadDialect.Pycom).ToList());
    }

    [TestMethod]
    public void Run_AllPrograms_PrintsEachUnderItsName()
    {
        var expected = Threads.Program.Sections.Select(s => $"== {s.Name} ==\n{Print(s.Name)}\n");
        Assert.AreEqual(string.Concat(expected), Print(Threads.Program.Run));
    }

    [TestMethod]
    public void Run_UnknownName_PrintsNothingAndSaysSo()
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        Assert.IsFalse(Threads.Program.Run(output, "thread"));
        Assert.AreEqual("", output.ToString());
    }

    private static string Content(PageBlock block) => block.Kind switch
    {
        "output" => Print(block.Name),
        "code" => ObjectsPage.Code(block.Name, "examples/Threads"),
        _ => throw new FormatException($"the page has a block of the unknown kind {block.Kind}"),
    };

    private static string Print(string program) =>
        Print(output => Assert.IsTrue(Threads.Program.Run(output, program), $"examples/Threads has no program {program}"));

    private static string Print(Action<TextWriter> run)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        run(output);
        return output.ToString();
    }
}
