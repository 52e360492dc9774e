using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>What is printed of a scenario with several mistakes.</summary>
[TestClass]
public sealed class ProblemReportTests
{
    [TestMethod]
    public void Run_ScenarioWithTwoMistakes_PrintsEachOnALine()
    {
        using var folder = new TemporaryFolder(nameof(ProblemReportTests));
        var path = folder.Write("two.json", "{\"name\": \"s\", \"untill\": 5,\n\"tasks\": [5]}");
        var expected = $"""
            esp32emu: {path}(1,15): $: unknown property "untill"; did you mean "until"?
            esp32emu: {path}(2,11): $.tasks[0]: expected an object (a task), found 5

            """.ReplaceLineEndings("\n");
        Assert.AreEqual(new CommandLineRun(ExitCode.BadInput, "", expected), CommandLineRun.Of("run", path));
        folder.Write("two.trace", "");
        Assert.AreEqual(new CommandLineRun(ExitCode.BadInput, "0 passed, 1 failed\n", expected), CommandLineRun.Of("verify", path));
    }

    [TestMethod]
    [DataRow(20, null)]
    [DataRow(21, "and 1 more mistake")]
    [DataRow(25, "and 5 more mistakes")]
    public void Run_ScenarioWithManyMistakes_PrintsTwentyAndTheNumberOfTheRest(int mistakes, string? rest)
    {
        using var folder = new TemporaryFolder(nameof(ProblemReportTests) + mistakes);
        var path = folder.Write("many.json", "{\"name\": \"s\", \"until\": 5, \"tasks\": [" + string.Join(',', Enumerable.Repeat("5", mistakes)) + "]}");
        var lines = CommandLineRun.Of("run", path).Error.TrimEnd('\n').Split('\n');
        Assert.HasCount(rest is null ? 20 : 21, lines);
        Assert.IsTrue(lines.Take(20).All(l => l.EndsWith("expected an object (a task), found 5", StringComparison.Ordinal)));
        Assert.AreEqual(rest is null ? lines[19] : $"esp32emu: {path}: {rest}", lines[^1]);
    }

    [TestMethod]
    public void Run_ConfigurationWithTwoMistakes_PrintsEachOnALine()
    {
        using var folder = new TemporaryFolder(nameof(ProblemReportTests) + "Menu");
        var config = folder.Write("menuconfig.json", "{ \"FREERTOS_HX\": 1,\n\"FREERTOS_HZ\": 5000 }");
        Assert.AreEqual(
            new CommandLineRun(
                ExitCode.BadInput,
                "",
                $"esp32emu: {config}(1,3): unknown option FREERTOS_HX; did you mean FREERTOS_HZ?\nesp32emu: {config}(2,1): FREERTOS_HZ is 5000; it must be 1 to 1000 (default 100)\n"),
            CommandLineRun.Of("run", folder.Write("x.py", ""), "--config", config));
    }
}
