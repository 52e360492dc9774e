using System.Globalization;
using Rtos.Cli;
using Rtos.Core;
using Rtos.Explore;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu explore</c> with MicroPython scripts.</summary>
[TestClass]
public sealed class ExploreScriptTests : IDisposable
{
    private readonly TemporaryFolder _folder = new("explore-script");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("account", "AssertionError: -60")]
    [DataRow("two_locks", "waits for lock")]
    public void Explore_ScriptWithARace_ShowsTheScheduleAndRepeatsIt(string name, string failure)
    {
        var path = Example(name);
        var found = CommandLineRun.Of("explore", path);

        Assert.AreEqual(ExitCode.RunFailed, found.Code, found.Output);
        Assert.Contains(failure, found.Output.Split('\n')[0]);
        Assert.Contains($"({name}.py, line 14)", found.Output);
        var repeated = CommandLineRun.Of(ExploreStand.ReplayOf(found.Output));
        Assert.AreEqual(ExitCode.RunFailed, repeated.Code);
        Assert.Contains(failure, repeated.Output + repeated.Error);
    }

    [TestMethod]
    [DataRow("account_fixed")]
    [DataRow("two_locks_fixed")]
    public void Explore_TheFixedTwin_FindsNothing(string name)
    {
        var run = CommandLineRun.Of("explore", Example(name), "--schedules", "500");

        Assert.AreEqual(ExitCode.Ok, run.Code, run.Output);
        Assert.Contains("no failure in 500 schedules", run.Output);
    }

    [TestMethod]
    public void Explore_AnyNumberOfJobs_FindsTheSame()
    {
        var path = Example("two_locks");
        var one = CommandLineRun.Of("explore", path, "--jobs", "1");

        Assert.AreEqual(ExploreStand.WithoutTimes(one.Output), ExploreStand.WithoutTimes(CommandLineRun.Of("explore", path, "--jobs", "4").Output));
    }

    [TestMethod]
    public void Run_ScheduleOfAScript_HasTheTraceOfTheSearch()
    {
        var path = Example("account");
        var found = CommandLineRun.Of("explore", path);
        var trace = Path.Combine(_folder.Root, "it.trace");

        CommandLineRun.Of([.. ExploreStand.ReplayOf(found.Output), "--trace", trace]);

        var schedule = Schedule.Parse(ExploreStand.ScheduleOf(found.Output));
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var config = ScriptCommand.DefaultConfig;
        var subject = new ScriptSubject(ScriptCommand.Load(path), config, ScriptRunOptions.Usual(config), ScriptSubject.EndOf(null, config));
        new ScheduleRunner(subject, schedule.Bounds, FailureKind.All).Run(new FixedPlan(schedule.Deviations), new TextTraceSink(text));
        Assert.AreEqual(text.ToString(), File.ReadAllText(trace));
    }

    [TestMethod]
    public void Run_ScheduleOfAnotherScript_IsRefused()
    {
        var schedule = ExploreStand.ScheduleOf(CommandLineRun.Of("explore", Example("account")).Output);
        var run = CommandLineRun.Of("run", Example("two_locks"), "--schedule", schedule);

        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith("esp32emu: --schedule: the schedule is of another program", run.Error);
    }

    [TestMethod]
    public void Explore_ThreadThatRaises_IsAFailureOfThatThread()
    {
        var path = _folder.Write("raises.py", "import _thread\nimport time\ndef f():\n    time.sleep_ms(2)\n    raise ValueError('no')\n_thread.start_new_thread(f, ())\ntime.sleep_ms(10)\n");
        var run = CommandLineRun.Of("explore", path);

        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.Contains("ended with ValueError: no at File \"raises.py\", line 5, in f", run.Output.Split('\n')[0]);
        Assert.Contains("the usual run fails", run.Output);
    }

    [TestMethod]
    public void Explore_ScriptThatExitsWithACode_IsAFailure()
    {
        var run = CommandLineRun.Of("explore", _folder.Write("exits.py", "import sys\nsys.exit(3)\n"));

        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.Contains("the script ended with exit code 3", run.Output);
    }

    [TestMethod]
    public void Explore_ScriptsAndScenarios_AreSearchedInTheirOrder()
    {
        var (works, script) = (_folder.Write("works.json", CliScenario.Works()), _folder.Write("main.py", "print(1)\n"));
        var run = CommandLineRun.Of("explore", works, script, "--schedules", "50");

        Assert.AreEqual(ExitCode.Ok, run.Code, run.Error);
        var lines = run.Output.Split('\n');
        Assert.StartsWith($"{works}: no failure", lines[0]);
        Assert.StartsWith($"{script}: no failure", lines[2]);
    }

    // A copy: a menuconfig.json next to the test's folder is not the script's.
    private string Example(string name) => _folder.Write($"{name}.py", RepositoryFile.Read($"examples/races/{name}.py"));
}
