using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Rtos.Cli;
using Rtos.Explore;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu explore --json</c> and <c>--junit</c>: what other programs read.</summary>
[TestClass]
public sealed class ExploreReportTests : IDisposable
{
    private static int _folders;

    private readonly TemporaryFolder _folder = new($"explore-reports-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Json_OfTwoSearches_HasTheFindingAndTheCounts()
    {
        var (races, works) = (_folder.Write("races.json", CliScenario.Races()), _folder.Write("works.json", CliScenario.Works()));
        var target = _folder.Write("out/report.json", new string('x', 100_000));
        var run = CommandLineRun.Of("explore", races, works, "--schedules", "500", "--seed", "3", "--json", target);
        Assert.AreEqual(ExitCode.RunFailed, run.Code, run.Error);

        var text = File.ReadAllText(target);
        Assert.EndsWith("}\n", text);
        using var document = JsonDocument.Parse(text);
        Assert.AreEqual(ScheduleSearcher.Version, document.RootElement.GetProperty("version").GetString());
        var (first, second) = (document.RootElement.GetProperty("searches")[0], document.RootElement.GetProperty("searches")[1]);
        Assert.AreEqual((races, "auto", 3), (first.GetProperty("file").GetString(), first.GetProperty("strategy").GetString(), first.GetProperty("seed").GetInt32()));
        Assert.IsTrue(first.GetProperty("seconds").GetDouble() >= 0);
        var finding = first.GetProperty("finding");
        Assert.AreEqual(first.GetProperty("schedules").GetInt64(), finding.GetProperty("number").GetInt64() + 1);
        Assert.AreEqual("deadlock", finding.GetProperty("kind").GetString());
        Assert.StartsWith("deadlock: first is waiting in take b", finding.GetProperty("message").GetString());
        Assert.IsTrue(finding.GetProperty("atCycles").GetInt64() > 1000);
        Assert.AreEqual(ExploreStand.ScheduleOf(run.Output), finding.GetProperty("schedule").GetString());
        Assert.AreEqual(
            """{"point":2,"kind":"call","cycles":1000,"task":"first","operation":"work","at":0}""",
            JsonSerializer.Serialize(finding.GetProperty("deviations")[0]));

        Assert.AreEqual((500, 4, 2), (second.GetProperty("schedules").GetInt32(), second.GetProperty("choicePoints").GetInt32(), second.GetProperty("proven").GetInt32()));
        Assert.AreEqual((JsonValueKind.Null, JsonValueKind.Null, JsonValueKind.False),
            (second.GetProperty("finding").ValueKind, second.GetProperty("problem").ValueKind, second.GetProperty("stopped").ValueKind));
    }

    [TestMethod]
    public void JUnit_OfTwoSearches_IsATestForEachFile()
    {
        var (races, works) = (_folder.Write("races.json", CliScenario.Races()), _folder.Write("works.json", CliScenario.Works()));
        var target = _folder.PathOf("new/report.xml");
        var run = CommandLineRun.Of("explore", races, works, "--schedules", "500", "--junit", target);
        var suite = XDocument.Load(target).Root!;
        Assert.AreEqual("testsuite", suite.Name.LocalName);
        Assert.AreEqual(
            "esp32emu explore, 2 tests, 1 failures, 0 errors, 0 skipped",
            $"{suite.Attribute("name")!.Value}, {suite.Attribute("tests")!.Value} tests, {suite.Attribute("failures")!.Value} failures, {suite.Attribute("errors")!.Value} errors, {suite.Attribute("skipped")!.Value} skipped");
        var tests = suite.Elements("testcase").ToList();
        CollectionAssert.AreEqual(new[] { races, works }, tests.ConvertAll(t => t.Attribute("name")!.Value));
        var failure = tests[0].Element("failure")!;
        Assert.StartsWith("deadlock: first is waiting in take b", failure.Attribute("message")!.Value);
        Assert.StartsWith($"{races}: {failure.Value}{works}: no failure", run.Output);
        Assert.IsEmpty(tests[1].Elements());
    }

    [TestMethod]
    public void JUnit_CharactersThatXmlCannotHold_AreWrittenAsTheirCodes()
    {
        var failed = new SearchReport("a\u0001\ud83d\ude00<b>.json", Options) { Problem = "one\u0007\ntwo\ud800" };
        var suite = XDocument.Parse(JUnit(failed)).Root!;
        Assert.AreEqual("1", suite.Attribute("errors")!.Value);
        Assert.AreEqual(@"a\u0001😀<b>.json", suite.Element("testcase")!.Attribute("name")!.Value);
        Assert.AreEqual(@"one\u0007" + "\n" + @"two\ud800", suite.Element("testcase")!.Element("error")!.Attribute("message")!.Value);
    }

    [TestMethod]
    public void Json_ProgramThatCannotBeSearched_SaysWhy()
    {
        using var stream = new MemoryStream();
        JsonReport.Write(stream, [new SearchReport("a.json", Options) { Problem = "it \"differs\"\u0007" }]);
        using var document = JsonDocument.Parse(stream.ToArray());
        Assert.AreEqual("it \"differs\"\u0007", document.RootElement.GetProperty("searches")[0].GetProperty("problem").GetString());
    }

    private static SearchOptions Options => new() { Bounds = new SearchBounds(0, 0, SearchBounds.UsualEvents) };

    private static string JUnit(SearchReport report)
    {
        using var stream = new MemoryStream();
        JUnitReport.Write(stream, [report]);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
