using Rtos.Cli;
using Rtos.Explore;

namespace Rtos.Tests.Cli;

/// <summary>The options of <c>esp32emu explore</c>, and files that cannot be searched.</summary>
[TestClass]
public sealed class ExploreOptionTests : IDisposable
{
    private static int _folders;

    private readonly TemporaryFolder _folder = new($"explore-options-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("--schedules", "0", "it must be a whole number from 1 to 9223372036854775807, in digits")]
    [DataRow("--schedules", "10,000", "it must be a whole number from 1 to 9223372036854775807, in digits")]
    [DataRow("--schedules", "-5", "it must be a whole number from 1 to ")]
    [DataRow("--schedules", "many", "it must be a whole number from 1 to ")]
    [DataRow("--schedules", "9223372036854775808", "it must be a whole number from 1 to ")]
    [DataRow("--time", "0", "a length of time is more than 0: a number of seconds, or a number with a unit such as 10s or 500ms")]
    [DataRow("--time", "soon", "a length of time is more than 0")]
    [DataRow("--strategy", "best", "choose one of auto, delay-bounded:D, random, pct:D (D from 1 to 9)")]
    [DataRow("--strategy", "pct:0", "choose one of ")]
    [DataRow("--seed", "-1", "it must be a whole number from 0 to 18446744073709551615, in digits")]
    [DataRow("--seed", "18446744073709551616", "it must be a whole number from 0 to ")]
    [DataRow("--jobs", "0", "it must be a whole number from 1 to 256, in digits")]
    [DataRow("--jobs", "257", "it must be a whole number from 1 to 256, in digits")]
    [DataRow("--fail-on", "crash", "crash is not a kind of failure; choose from panic, assert, deadlock, starvation, separated by commas")]
    [DataRow("--fail-on", "panic,", "an empty word is not a kind of failure; choose from ")]
    [DataRow("--tolerance", "101", "it must be a whole number from 0 to 100, in digits")]
    [DataRow("--tolerance", "5%", "it must be a whole number from 0 to 100, in digits")]
    [DataRow("--delay", "5", "the unit is missing; write 5ms, 5s or 5cycles (also us, m, h and ticks)")]
    [DataRow("--delay", "soon", "not a time; write a number and a unit, such as ")]
    [DataRow("--delay", "0.5cycles", "this is 0.5 cycles; the smallest step is 6.25 ns (one cycle at 160 MHz); write 1cycle")]
    [DataRow("--delay", "999999h", "the time must be at most 15637.4h (9007199254740992 cycles at 160 MHz)")]
    [DataRow("--until", "0ms", "the end must be later than 0 and at most ")]
    [DataRow("--until", "5", "the unit is missing; ")]
    public void Explore_ValueThatIsNotPossible_IsRefusedBeforeAnythingRuns(string option, string value, string expected)
    {
        var run = CommandLineRun.Of("explore", _folder.Write("races.json", CliScenario.Races()), option, value);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {option} {value}: {expected}", run.Error);
    }

    [TestMethod]
    [DataRow("--schedules", "1")]
    [DataRow("--time", "1h")]
    [DataRow("--time", "30000h")]
    [DataRow("--strategy", "delay-bounded:1")]
    [DataRow("--seed", "18446744073709551615")]
    [DataRow("--jobs", "256")]
    [DataRow("--tolerance", "100")]
    [DataRow("--delay", "0ms")]
    [DataRow("--delay", "100us")]
    public void Explore_ValueAtTheEndOfItsRange_IsTaken(string option, string value)
    {
        string[] schedules = option == "--schedules" ? [] : ["--schedules", "50"];
        var run = CommandLineRun.Of(["explore", _folder.Write("works.json", CliScenario.Works()), option, value, .. schedules]);
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
    }

    [TestMethod]
    public void Explore_ScriptThatReads_IsRefused()
    {
        var script = _folder.Write("main.py", "print(input())\n");
        var run = CommandLineRun.Of("explore", script);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {script}: the script reads input", run.Error);
    }

    [TestMethod]
    public void Explore_SecondFileIsNoScenario_SearchesNothing()
    {
        var (races, bad) = (_folder.Write("races.json", CliScenario.Races()), _folder.Write("bad.json", "{"));
        var run = CommandLineRun.Of("explore", races, bad);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {bad}(1,", run.Error);
    }

    [TestMethod]
    [DataRow("--json")]
    [DataRow("--junit")]
    public void Explore_TargetThatCannotBe_IsRefusedBeforeAnythingRuns(string option)
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        Assert.AreEqual(
            new CommandLineRun(ExitCode.BadInput, "", $"esp32emu: {option} would overwrite the input {path}; name another file\n"),
            CommandLineRun.Of("explore", path, option, path));
        Assert.AreEqual(new CommandLineRun(ExitCode.BadInput, "", $"esp32emu: {option} needs the name of a file, found an empty one\n"), CommandLineRun.Of("explore", path, option, " "));
        var folder = CommandLineRun.Of("explore", path, option, _folder.Root);
        Assert.AreEqual((ExitCode.BadInput, ""), (folder.Code, folder.Output));
        Assert.StartsWith($"esp32emu: cannot write {_folder.Root}: ", folder.Error);
        Assert.AreEqual(CliScenario.Races(), File.ReadAllText(path));
    }

    [TestMethod]
    public void Explore_OneFileForTwoReports_IsRefused()
    {
        var (path, report) = (_folder.Write("races.json", CliScenario.Races()), _folder.PathOf("report"));
        Assert.AreEqual(
            new CommandLineRun(ExitCode.BadInput, "", $"esp32emu: --json and --junit would both be written to {report}; name two files\n"),
            CommandLineRun.Of("explore", path, "--json", report, "--junit", report));
        Assert.IsFalse(File.Exists(report));
    }

    [TestMethod]
    public void Show_OftenWithinAMoment_WritesOnceAndFitsTheTerminal()
    {
        using var error = new StringWriter();
        var progress = new ProgressLine(error, 52, "works.json", 10_000);
        progress.Show(default, TimeSpan.Zero);
        progress.Show(new SearchProgress(64, new SearchCoverage(1, 2, 0.25, false)), TimeSpan.FromMilliseconds(50));
        progress.Show(new SearchProgress(2_500, new SearchCoverage(1, 2, 0.25, false)), TimeSpan.FromSeconds(2));
        progress.Clear();
        Assert.AreEqual(
            "\r0 of 10,000 schedules, 0 per second, 0.0 s"
            + "\r2,500 of 10,000 schedules, 1,250 per second, 2.0 s"
            + $"\r{new string(' ', 50)}\r",
            error.ToString());
    }

    [TestMethod]
    public void Show_WideTerminal_HasTheProbabilityOfSomethingNew()
    {
        using var error = new StringWriter();
        new ProgressLine(error, 120, "works.json", 10_000).Show(new SearchProgress(64, new SearchCoverage(1, 2, 0.25, false)), TimeSpan.FromSeconds(2));
        Assert.AreEqual("\rworks.json: 64 of 10,000 schedules, 32 per second, 2.0 s, 25 % new", error.ToString());
    }

    [TestMethod]
    [DataRow("0")]
    [DataRow("101%")]
    [DataRow("-1%")]
    [DataRow("some")]
    public void Explore_ImpossibleProbability_IsRefused(string value)
    {
        var run = CommandLineRun.Of("explore", _folder.Write("works.json", CliScenario.Works()), "--stop-when-new-below", value);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.Contains("it must be a percentage", run.Error);
    }

    [TestMethod]
    public void Explore_UntilNothingIsNew_StopsEarly()
    {
        var run = CommandLineRun.Of("explore", _folder.Write("works.json", CliScenario.Works()), "--stop-when-new-below", "2%");
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.DoesNotContain("10,000", run.Output);
        Assert.Contains("the next schedule shows something new with a probability of ", run.Output);
    }

    [TestMethod]
    public void Explore_OnATerminal_ShowsHowFarItIsAndClearsTheLine()
    {
        PseudoTerminal.RequireLinux();
        var path = _folder.Write("a.json", CliScenario.Works());
        using var terminal = PseudoTerminal.StartCliWide(120, "explore", path, "--schedules", "500");
        terminal.WaitFor("0 of 500 schedules, 0 per second, 0.0 s");
        terminal.WaitFor($" \r{path}: no failure in 500 schedules");
        Assert.AreEqual(ExitCode.Ok, terminal.WaitForExit());
    }
}
