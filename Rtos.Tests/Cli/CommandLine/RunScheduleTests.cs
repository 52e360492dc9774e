using Rtos.Cli;
using Rtos.Core;
using Rtos.Explore;
using Rtos.Scenarios;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu run --schedule</c>: a schedule of a search runs again, or is refused.</summary>
[TestClass]
public sealed class RunScheduleTests : IDisposable
{
    private static readonly SearchBounds Bounds = new(0, 1000, SearchBounds.UsualEvents);

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"run-schedule-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Run_ScheduleWithoutDeviations_IsTheUsualRun()
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        Assert.AreEqual(CommandLineRun.Of("run", path), CommandLineRun.Of("run", path, "--schedule", ScheduleFor(path)));
    }

    [TestMethod]
    public void Run_Schedule_WorksWithTimelineAndReport()
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        var run = CommandLineRun.Of("run", path, "--schedule", ScheduleFor(path, new Deviation(2, ChoiceKind.Call, 1000)), "--timeline", "--report");
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.Contains("core 0  second", run.Output);
        Assert.Contains("\ndeadlock: first is waiting in take b", run.Error);
    }

    [TestMethod]
    public void Run_ScheduleOfAnotherEnd_NeedsItsUntil()
    {
        var path = _folder.Write("works.json", CliScenario.Works());
        var scenario = ScenarioReader.Read(path);
        var usual = ScheduleSearcher.ProgramDigest(new ScenarioSubject(scenario, new Instant(500)), Bounds);
        var schedule = new Schedule(ScheduleSearcher.Version, usual, Bounds, []).ToString();
        AssertRefused("the schedule is of another program", path, "--schedule", schedule);
        Assert.AreEqual(ExitCode.Ok, CommandLineRun.Of("run", path, "--until", "500cycles", "--schedule", schedule).Code);
    }

    [TestMethod]
    public void Run_ScheduleOfAnotherScenario_IsRefused()
    {
        var schedule = ScheduleFor(_folder.Write("races.json", CliScenario.Races()));
        AssertRefused("the schedule is of another program", _folder.Write("works.json", CliScenario.Works()), "--schedule", schedule);
    }

    [TestMethod]
    public void Run_ScheduleOfAnotherVersion_IsRefused()
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        var schedule = Schedule.Parse(ScheduleFor(path)) with { Version = "0.0.1" };
        AssertRefused($"the schedule was found by Esp32Emu 0.0.1; this is {ScheduleSearcher.Version}. Search again", path, "--schedule", schedule.ToString());
    }

    [TestMethod]
    [DataRow("soon", "a schedule begins with \"e1:\"")]
    [DataRow("e2:1", "the schedule has the format \"e2\"")]
    [DataRow("e1:0.1.0:00000000", "the schedule has 3 of 6 parts")]
    [DataRow("e1:0.1.0:00000000:w0d0n3::0000", "the schedule is damaged: its check digits do not fit. Copy the whole line again")]
    public void Run_TextThatIsNoSchedule_IsRefused(string text, string expected) =>
        AssertRefused(expected, _folder.Write("races.json", CliScenario.Races()), "--schedule", text);

    [TestMethod]
    [DataRow(2, "work", 1000, "choice 2 of the schedule is about the length of work, but this program chooses the time before a call there")]
    [DataRow(2, "call", 1001, "choice 2 of the schedule is 1001 cycles, and 0 to 1000 are possible there")]
    [DataRow(999, "call", 5, "the run has ended before choice 999 of the schedule")]
    public void Run_ScheduleWhoseChoicesDoNotFit_SaysWhich(int number, string kind, int value, string expected)
    {
        var path = _folder.Write("races.json", CliScenario.Races());
        var run = CommandLineRun.Of("run", path, "--schedule", ScheduleFor(path, new Deviation(number, kind == "work" ? ChoiceKind.Work : ChoiceKind.Call, value)), "--trace", _folder.PathOf("a.trace"));
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: --schedule: {expected}", run.Error);
        Assert.IsFalse(File.Exists(_folder.PathOf("a.trace")), "bad input writes nothing");
    }

    // Without a schedule, a run only says it; a schedule is repeated because of it.
    [TestMethod]
    public void Run_ScheduleOfAStarvation_FailsAsTheSearchDid()
    {
        var path = _folder.Write("starves.json", """
            {"name": "starves", "kernel": {"flavor": "freertos", "cyclesPerTick": 1000}, "until": 100000,
             "tasks": [
              {"name": "busy", "priority": 5, "core": 0, "repeat": 0, "ops": [["work", 100]]},
              {"name": "waits", "priority": 4, "core": 0, "ops": [["work", 1]]}]}
            """);
        var found = CommandLineRun.Of("explore", path);
        Assert.AreEqual(ExitCode.RunFailed, found.Code);
        Assert.Contains("did not run", found.Output);
        Assert.AreEqual(ExitCode.RunFailed, CommandLineRun.Of(ExploreStand.ReplayOf(found.Output)).Code);
        Assert.AreEqual(ExitCode.Ok, CommandLineRun.Of("run", path).Code);
    }

    [TestMethod]
    public void Run_PanicBeforeTheLastChoice_IsThePanic()
    {
        var path = _folder.Write("panics.json", CliScenario.Panics());
        var run = CommandLineRun.Of("run", path, "--schedule", ScheduleFor(path, new Deviation(999, ChoiceKind.Call, 5)));
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.EndsWith($"{CliScenario.Panic}\n", run.Error);
    }

    private static string ScheduleFor(string path, params Deviation[] deviations)
    {
        var scenario = ScenarioReader.Read(path);
        var usual = ScheduleSearcher.ProgramDigest(new ScenarioSubject(scenario, scenario.Until), Bounds);
        return new Schedule(ScheduleSearcher.Version, usual, Bounds, deviations).ToString();
    }

    private static void AssertRefused(string expected, params string[] args)
    {
        var run = CommandLineRun.Of(["run", .. args]);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: --schedule: {expected}", run.Error);
    }
}
