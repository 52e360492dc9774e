using System.Globalization;
using Rtos.Cli;
using Rtos.Explore;
using Rtos.Scenarios;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu explore</c>: what it finds, says and gives back.</summary>
[TestClass]
public sealed class ExploreCommandTests : IDisposable
{
    private const string Deadlock =
        "deadlock: first is waiting in take b, which second holds, since 0.01 ms; second is waiting in take a, which first holds, since 0.008 ms";

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"explore-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Explore_ScenarioWithARace_ShowsTheScheduleAndHowToRepeatIt()
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        Assert.AreEqual((ExitCode.Ok, ""), (CommandLineRun.Of("run", path).Code, CommandLineRun.Of("run", path).Error));
        var run = CommandLineRun.Of("explore", path);
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Error));
        Assert.StartsWith($"{path}: {Deadlock}\n(at 0.01 ms of virtual time)\n\nfound by schedule ", run.Output);
        Assert.Contains("\n  before work at 0 ms, task first takes 1,000 cycles (0.006 ms) longer, so that the tick at 0.006 ms comes first\n", run.Output);
        Assert.MatchesRegex($"\nTo repeat it:\n  esp32emu run [^ \n]*races.json --schedule e1:[^ \n]+\n$", run.Output);
    }

    [TestMethod]
    public void Explore_LineThatRepeatsTheFinding_Fails()
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        var replay = ExploreStand.ReplayOf(CommandLineRun.Of("explore", path).Output);
        var trace = _folder.PathOf("races.trace");
        var run = CommandLineRun.Of([.. replay, "--trace", trace]);
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {path}: deadlock: first is waiting in take b, which second holds", run.Error);
        Assert.EndsWith("final task first Blocked 6 5\nfinal task second Blocked 6 6\nfinal queue a 0 1\nfinal queue b 0 1\n", File.ReadAllText(trace));
    }

    [TestMethod]
    [DataRow("races", "")]
    [DataRow("panics", "")]
    [DataRow("races", "40us")]
    public void Explore_TraceOfTheRepeatedFinding_IsThatOfTheSearch(string kind, string until)
    {
        var path = _folder.Write("it.json", kind == "races" ? CliScenario.Races() : GivesLate);
        string[] end = until.Length == 0 ? [] : ["--until", until];
        var found = CommandLineRun.Of(["explore", path, .. end]);
        Assert.AreEqual(ExitCode.RunFailed, found.Code, found.Output);
        var run = CommandLineRun.Of(ExploreStand.ReplayOf(found.Output));

        var schedule = Schedule.Parse(ExploreStand.ScheduleOf(found.Output));
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var scenario = ScenarioReader.Read(path);
        var subject = new ScenarioSubject(scenario, VirtualTime.ParseEnd(until.Length == 0 ? null : until, scenario.Kernel) ?? scenario.Until);
        var record = new ScheduleRunner(subject, schedule.Bounds, FailureKind.All).Run(new FixedPlan(schedule.Deviations), new Rtos.Core.TextTraceSink(text));
        Assert.IsNotNull(record.Failure);
        Assert.IsNotEmpty(schedule.Deviations);
        Assert.AreEqual(text.ToString(), string.Concat(run.Output.Split('\n').Where(l => l.Length > 0 && !l.StartsWith("final ", StringComparison.Ordinal)).Select(l => l + "\n")));
        Assert.AreEqual(until.Length > 0, found.Output.Contains($" --until {until} --schedule ", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Explore_ScenarioThatPanics_GivesThePlaceOnce()
    {
        var path = _folder.Write("panics.json", CliScenario.Panics());
        var run = CommandLineRun.Of("explore", path);
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Error));
        Assert.StartsWith($"{path}(3,1): $.tasks[0].ops[1]: task A called delay", run.Output);
        Assert.Contains("\nthe usual run fails: no deviation is needed\n", run.Output);
        Assert.AreEqual(ExitCode.RunFailed, CommandLineRun.Of(ExploreStand.ReplayOf(run.Output)).Code);
    }

    [TestMethod]
    public void Explore_ScenarioWithoutAFailure_SaysWhatWasTried()
    {
        var path = _folder.Write("works.json", CliScenario.Works());
        var run = CommandLineRun.Of("explore", path, "--schedules", "500");
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
        Assert.AreEqual(
            $"{path}: no failure in 500 schedules (TIME); the usual run has 4 choice points; every schedule with at most 2 deviations that change the order of events was tried\n"
            + "seen: 1 hand-over between tasks, 2 states; the next schedule shows something new with a probability of 0 %\n",
            ExploreStand.WithoutTimes(run.Output));
    }

    [TestMethod]
    public void Explore_SeveralFiles_AreSearchedInTheirOrder()
    {
        var (races, works) = (_folder.Write("races.json", CliScenario.Races()), _folder.Write("works.json", CliScenario.Works()));
        var run = CommandLineRun.Of("explore", races, works, "--schedules", "100");
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Error));
        Assert.StartsWith($"{races}: deadlock: ", run.Output);
        Assert.Contains($"\n{works}: no failure in 100 schedules", run.Output);
    }

    [TestMethod]
    public void Explore_StandardInput_IsSearchedAndRepeated()
    {
        var run = CommandLineRun.OfInput(CliScenario.Races(), "explore", "-");
        Assert.AreEqual(ExitCode.RunFailed, run.Code, run.Error);
        Assert.StartsWith($"<stdin>: {Deadlock}\n", run.Output);
        var replay = ExploreStand.ReplayOf(run.Output);
        Assert.AreEqual("-", replay[1]);
        Assert.AreEqual(ExitCode.RunFailed, CommandLineRun.OfInput(CliScenario.Races(), replay).Code);
    }

    [TestMethod]
    public void Explore_FileWhoseNameHasABlank_IsQuotedToBeRepeated()
    {
        var path = _folder.Write("two tasks.json", CliScenario.Races());
        Assert.Contains($"\n  esp32emu run '{path}' --schedule e1:", CommandLineRun.Of("explore", path).Output);
        Assert.AreEqual(@"'it'\''s'", ShellWord.Quote("it's"));
    }

    [TestMethod]
    [DataRow("panic,assert", ExitCode.Ok)]
    [DataRow("starvation", ExitCode.Ok)]
    [DataRow("deadlock", ExitCode.RunFailed)]
    [DataRow("panic, deadlock", ExitCode.RunFailed)]
    public void Explore_FailOn_LooksOnlyForThese(string kinds, int code)
    {
        var run = CommandLineRun.Of("explore", _folder.Write("races.json", CliScenario.Races()), "--fail-on", kinds, "--schedules", "200");
        Assert.AreEqual(code, run.Code, run.Output);
        Assert.AreEqual(code == ExitCode.RunFailed, run.Output.Contains(": deadlock: ", StringComparison.Ordinal));
    }

    [TestMethod]
    [DataRow("all", "deadlock: x is waiting")]
    [DataRow("starvation", "task low (priority 1) was ready for the last ")]
    public void Explore_DeadlockAndStarvationInOneRun_GivesTheOneThatCounts(string kinds, string expected)
    {
        var path = _folder.Write("both.json", """
            {"name": "both", "kernel": {"flavor": "idf", "cyclesPerTick": 1000}, "until": 100000,
             "objects": [{"name": "a", "type": "mutex"}, {"name": "b", "type": "mutex"}],
             "tasks": [
              {"name": "x", "priority": 5, "core": 0, "ops": [["take", "a", "forever"], ["delay", 1], ["take", "b", "forever"]]},
              {"name": "y", "priority": 5, "core": 0, "ops": [["take", "b", "forever"], ["delay", 1], ["take", "a", "forever"]]},
              {"name": "busy", "priority": 2, "core": 1, "ops": [["work", 1000000]]},
              {"name": "low", "priority": 1, "core": 1, "ops": [["work", 10]]}]}
            """);
        string[] options = kinds == "all" ? [] : ["--fail-on", kinds];
        var run = CommandLineRun.Of(["explore", path, .. options]);
        Assert.AreEqual(ExitCode.RunFailed, run.Code, run.Error);
        Assert.StartsWith($"{path}: {expected}", run.Output);
    }

    [TestMethod]
    public void Explore_DelayOfZero_LeavesNothingToChoose()
    {
        var run = CommandLineRun.Of("explore", _folder.Write("races.json", CliScenario.Races()), "--delay", "0");
        Assert.AreEqual(ExitCode.Ok, run.Code, run.Output);
        Assert.Contains("no failure in 1 schedule ", run.Output);
    }

    [TestMethod]
    public void Explore_Tolerance_LetsWorkTakeLonger()
    {
        var slow = CliScenario.Races().Replace("300]", "950]", StringComparison.Ordinal);
        var path = _folder.Write("races.json", slow);
        Assert.AreEqual(ExitCode.Ok, CommandLineRun.Of("explore", path, "--delay", "0", "--tolerance", "2").Code);
        var run = CommandLineRun.Of("explore", path, "--delay", "0", "--tolerance", "10");
        Assert.AreEqual(ExitCode.RunFailed, run.Code, run.Output);
        Assert.Contains("the work that task first begins at 0 ms takes ", run.Output);
        Assert.AreEqual(ExitCode.RunFailed, CommandLineRun.Of(ExploreStand.ReplayOf(run.Output)).Code);
    }

    [TestMethod]
    [DataRow("auto")]
    [DataRow("random")]
    [DataRow("pct:2")]
    public void Explore_AnyNumberOfJobs_SaysTheSame(string strategy)
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        CommandLineRun Run(string jobs) => CommandLineRun.Of("explore", path, "--strategy", strategy, "--seed", "7", "--jobs", jobs);
        var one = Run("1");
        Assert.AreEqual(ExitCode.RunFailed, one.Code);
        Assert.AreEqual(ExploreStand.WithoutTimes(one.Output), ExploreStand.WithoutTimes(Run("2").Output));
    }

    [TestMethod]
    public void Explore_UntilBeyondTheEnd_IsSaidAndNotRepeated()
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        var run = CommandLineRun.Of("explore", path, "--until", "1s");
        Assert.AreEqual($"esp32emu: {path}: the scenario ends at 0.313 ms, before --until 1s\n", run.Error);
        Assert.DoesNotContain("--until", run.Output);
    }

    [TestMethod]
    [DataRow(ExitCode.Interrupted)]
    [DataRow(ExitCode.Terminated)]
    public void Explore_Signal_SaysWhatWasSeenAndSearchesNoMore(int code)
    {
        var (works, races) = (_folder.Write("works.json", CliScenario.Works()), _folder.Write("races.json", CliScenario.Races()));
        var json = _folder.PathOf("out.json");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        StopSignal Signal()
        {
            var signal = new StopSignal();
            Assert.IsTrue(signal.Come(code));
            return signal;
        }

        Assert.AreEqual(code, CommandLineUnderTest.Run(["explore", works, races, "--json", json], output, error, () => Stream.Null, Signal));
        Assert.AreEqual(($"{works}: stopped: the usual run was not over\n", ""), (output.ToString(), error.ToString()));
        Assert.Contains("\"stopped\": true", File.ReadAllText(json));
    }

    [TestMethod]
    [DataRow("INT", ExitCode.Interrupted)]
    [DataRow("TERM", ExitCode.Terminated)]
    public void Explore_ProcessThatGetsASignal_EndsInTheMiddleOfARun(string signal, int code)
    {
        _folder.Write("races.json", CliScenario.Races());
        _folder.Write("endless.json", """
            { "name": "endless", "until": 900000000000000, "tasks": [ { "name": "a", "priority": 1, "repeat": 0, "ops": [["work", 100], ["delay", 1]] } ] }
            """);
        using var process = CliShell.Start(_folder.Root, "explore races.json endless.json --junit out.xml");
        var error = process.StandardError.ReadToEndAsync();

        // The finding of the first file is there before the second one is searched.
        Assert.StartsWith("races.json: deadlock: ", process.StandardOutput.ReadLine());
        CliShell.Signal(process, signal);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual((code, ""), (process.ExitCode, error.GetAwaiter().GetResult()));
        // The signal may be so early that the second search does not begin.
        Assert.Contains("To repeat it:\n  esp32emu run races.json --schedule ", output);
        Assert.IsTrue(
            output.EndsWith("\nendless.json: stopped: the usual run was not over\n", StringComparison.Ordinal) || !output.Contains("endless.json", StringComparison.Ordinal), output);
        Assert.Contains("failures=\"1\"", File.ReadAllText(_folder.PathOf("out.xml")));
    }

    // Panics if the deleted task is still to be asked for: the usual run asks in time.
    private const string GivesLate = """
        {"name": "gives", "kernel": {"flavor": "freertos", "cyclesPerTick": 1000}, "until": 20000,
         "objects": [{"type": "mutex", "name": "m"}],
         "tasks": [
          {"name": "tries", "priority": 5, "core": 0, "ops": [["delay", 1], ["take", "m", 0], ["give", "m"]]},
          {"name": "holds", "priority": 6, "core": 0, "ops": [["delay", 2], ["take", "m", 0], ["delay", 2], ["give", "m"]]}]}
        """;
}
