using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu run</c>: what it writes, where to, and its exit codes.</summary>
[TestClass]
public sealed class RunCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(nameof(RunCommandTests));

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Run_OneFile_WritesItsTraceToStandardOutput() =>
        AssertRun(["run", Works()], ExitCode.Ok, CliScenario.WorksTrace, "");

    [TestMethod]
    public void Run_TwoFiles_WritesTheTracesOneAfterTheOther() =>
        AssertRun(["run", Works(), Works("again")], ExitCode.Ok, CliScenario.WorksTrace + CliScenario.WorksTrace, "");

    [TestMethod]
    public void Run_DeadlineThatIsNotReached_ChangesNothing() =>
        AssertRun(["run", Works(), "--deadline", "1000s"], ExitCode.Ok, CliScenario.WorksTrace, "");

    [TestMethod]
    [Timeout(60_000)]
    public void Run_DeadlineOfAnEndlessScenario_StopsItWithAReport()
    {
        var path = _folder.Write("endless.json", """
            {"name": "endless", "kernel": {"flavor": "freertos"}, "until": 9007199254740992,
             "tasks": [{"name": "A", "priority": 5, "repeat": 0, "ops": [["work", 10]]}]}
            """);
        var run = CommandLineRun.Of("run", path, "--deadline", "100ms", "--trace", _folder.PathOf("endless.trace"));
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: {path}: stopped by --deadline at ", run.Error);
    }

    [TestMethod]
    public void Run_DeadlineThatIsNoTime_IsRefused() => Assert.AreEqual(ExitCode.BadInput, CommandLineRun.Of("run", Works(), "--deadline", "soon").Code);

    [TestMethod]
    public void Run_Trace_WritesTheFileAndNothingElse()
    {
        var trace = _folder.PathOf("new/folder/a.trace");
        AssertRun(["run", Works(), "--trace", trace], ExitCode.Ok, "", "");
        CollectionAssert.AreEqual(System.Text.Encoding.ASCII.GetBytes(CliScenario.WorksTrace), File.ReadAllBytes(trace));
    }

    [TestMethod]
    public void Run_TraceOverALongerFile_LeavesNothingOfIt()
    {
        var trace = _folder.Write("old.trace", new string('x', 10_000));
        AssertRun(["run", Works(), "--trace", trace], ExitCode.Ok, "", "");
        Assert.AreEqual(CliScenario.WorksTrace, File.ReadAllText(trace));
    }

    [TestMethod]
    public void Run_TraceDirectory_WritesAFileForEachScenario()
    {
        AssertRun(["run", Works("a"), Works("b"), "--trace-dir", _folder.PathOf("traces/of/today")], ExitCode.Ok, "", "");
        Assert.AreEqual(CliScenario.WorksTrace, File.ReadAllText(_folder.PathOf("traces/of/today/a.trace")));
        Assert.AreEqual(CliScenario.WorksTrace, File.ReadAllText(_folder.PathOf("traces/of/today/b.trace")));
    }

    [TestMethod]
    public void Run_TraceAndTraceDirectory_AreRefused() => AssertRefused(
        ["run", Works(), "--trace", "a", "--trace-dir", "b"], "--trace and --trace-dir exclude each other; take one of them");

    [TestMethod]
    public void Run_TraceForTwoScenarios_IsRefused() => AssertRefused(
        ["run", Works(), Works("again"), "--trace", _folder.PathOf("t")], "--trace takes one scenario, there are 2; use --trace-dir DIR");

    [TestMethod]
    public void Run_TraceOverTheScenario_IsRefusedHoweverItIsWritten()
    {
        var scenario = Works();
        var other = Path.Combine(_folder.Root, "x", "..", Path.GetFileName(scenario));
        AssertRefused(["run", scenario, "--trace", other], $"--trace would overwrite the scenario {other}; name another file");
        Assert.AreEqual(CliScenario.Works(), File.ReadAllText(scenario));
    }

    [TestMethod]
    public void Run_TraceDirectoryOverAScenario_IsRefused()
    {
        var scenario = _folder.Write("works.trace", CliScenario.Works());
        AssertRefused(
            ["run", scenario, "--trace-dir", _folder.Root], $"--trace-dir would overwrite the scenario {scenario}; name another folder");
        Assert.AreEqual(CliScenario.Works(), File.ReadAllText(scenario));
    }

    [TestMethod]
    public void Run_TwoScenariosOfOneName_AreRefusedForATraceDirectory()
    {
        var other = _folder.Write("other.json", CliScenario.Works());
        AssertRefused(
            ["run", Works(), other, "--trace-dir", _folder.PathOf("traces")],
            "two scenarios are named \"works\": both would be written to works.trace");
        Assert.IsFalse(Directory.Exists(_folder.PathOf("traces")), "nothing is written before everything is right");
    }

    [TestMethod]
    public void Run_FolderThatCannotBe_IsRefused()
    {
        var file = Works();
        var run = CommandLineRun.Of("run", file, "--trace-dir", Path.Combine(file, "traces"));
        Assert.AreEqual(ExitCode.BadInput, run.Code);
        Assert.AreEqual("", run.Output);
        Assert.StartsWith($"esp32emu: cannot write {Path.Combine(file, "traces", "works.trace")}: ", run.Error);
        Assert.DoesNotContain("   at ", run.Error);
    }

    [TestMethod]
    public void Run_TraceIsAFolder_IsRefused()
    {
        var run = CommandLineRun.Of("run", Works(), "--trace", _folder.Root);
        Assert.AreEqual(ExitCode.BadInput, run.Code);
        Assert.StartsWith($"esp32emu: cannot write {_folder.Root}: ", run.Error);
    }

    [TestMethod]
    [DataRow("--trace", "--trace needs the name of a file, found an empty one")]
    [DataRow("--trace-dir", "--trace-dir needs the name of a folder, found an empty one")]
    public void Run_EmptyTarget_IsRefused(string option, string expected) => AssertRefused(["run", Works(), option, ""], expected);

    [TestMethod]
    [DataRow("1cycle")]
    [DataRow("300 cycles")]
    public void Run_UntilBeforeTheWorkEnds_StopsThere(string until) => AssertRun(
        ["run", Works(), "--until", until], ExitCode.Ok, "0 0 switch A\nfinal task A Running 5 5\n", "");

    [TestMethod]
    [DataRow("301cycles")]
    [DataRow("0.00000188125s")]
    [DataRow("0.00188125ms")]
    [DataRow("1.88125us")]
    [DataRow("1881.25ns")]
    public void Run_UntilInAnyUnit_IsTheSameTime(string until) => AssertRun(
        ["run", Works(), "--until", until],
        ExitCode.Ok,
        "0 0 switch A\n300 0 A 0 work\n300 0 switch Tmr Svc\n300 0 switch IDLE\nfinal task A Blocked 5 5\n",
        "");

    [TestMethod]
    public void Run_UntilBeyondTheScenariosEnd_EndsWithTheScenarioAndSaysSo()
    {
        var run = CommandLineRun.Of("run", Works(), "--until", "20us");
        Assert.AreEqual((ExitCode.Ok, CliScenario.WorksTrace), (run.Code, run.Output));
        Assert.Contains("the scenario ends at 0.009 ms, before --until 20us; use --extend", run.Error);
    }

    [TestMethod]
    public void Run_UntilBeyondTheScenariosEndWithExtend_RunsOn()
    {
        var run = CommandLineRun.Of("run", Works(), "--until", "20us", "--extend");
        Assert.EndsWith("3000 0 switch A\n3000 0 A 1 delay\nfinal task A Running 5 5\n", run.Output);
        Assert.AreEqual("", run.Error);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("soon")]
    [DataRow("-3")]
    [DataRow("+3")]
    [DataRow("1e3")]
    [DataRow("1,5ms")]
    [DataRow("s")]
    [DataRow("99999999999999999999999999999999999s")]
    public void Run_UntilThatIsNoTime_IsRefused(string until) => AssertRefused(
        ["run", Works(), "--until", until],
        $"--until {until}: not a time; write a number and a unit, such as 5s, 20ms, 10us, 3m, 1h, 100ticks, 8000cycles");

    [TestMethod]
    [DataRow("5")]
    [DataRow("1.5")]
    [DataRow("0")]
    public void Run_UntilWithoutAUnit_IsRefused(string until) => AssertRefused(
        ["run", Works(), "--until", until],
        $"--until {until}: the unit is missing; write {until}ms, {until}s or {until}cycles (also us, m, h and ticks)");

    [TestMethod]
    [DataRow("10ns", "this is 1.6 cycles; the smallest step is 6.25 ns (one cycle at 160 MHz); write 1cycle or 2cycles")]
    [DataRow("1ns", "this is 0.16 cycles; the smallest step is 6.25 ns (one cycle at 160 MHz); write 1cycle")]
    [DataRow("0.0000000313542m", "this is 301.00032 cycles; the smallest step is 6.25 ns (one cycle at 160 MHz); write 301cycles or 302cycles")]
    [DataRow("1.5cycles", "this is 1.5 cycles; the smallest step is 6.25 ns (one cycle at 160 MHz); write 1cycle or 2cycles")]
    [DataRow("0.3ticks", "ticks are whole, and a tick is 6.25 us; write the time in another unit, such as us")]
    public void Run_UntilThatIsNotAWholeStep_IsRefused(string until, string expected) =>
        AssertRefused(["run", Works(), "--until", until], $"--until {until}: {expected}");

    [TestMethod]
    public void Run_GreatestUntilThatIsNamed_IsAccepted() =>
        Assert.AreEqual(ExitCode.Ok, CommandLineRun.Of("run", Works(), "--until", "15637.4h").Code);

    [TestMethod]
    [DataRow("0cycles")]
    [DataRow("0s")]
    [DataRow("9007199254740993cycles")]
    [DataRow("79228162514264337593543950335s")]
    public void Run_UntilOutOfRange_IsRefused(string until) => AssertRefused(
        ["run", Works(), "--until", until],
        $"--until {until}: the end must be later than 0 and at most 15637.4h (9007199254740992 cycles at 160 MHz)");

    [TestMethod]
    public void Run_Report_GoesToStandardErrorAndLeavesTheTraceAlone() => AssertRun(
        ["run", Works(), "--report"],
        ExitCode.Ok,
        CliScenario.WorksTrace,
        """
        freertos, 1 core, 0.009 ms (cycle 1500, tick 1)
        task             state     prio core    cpu  stack   free  waits for
        A                Blocked      5  any 40.0 %      -      -  delay, since 0.008 ms, until 0.013 ms
        IDLE             Running      0  any 60.0 %   1536   1360
        Tmr Svc          Blocked      1  any  0.0 %   2048   1872
        core 0: 40.0 % busy
        heap: 4556 bytes used of no limit

        """);

    [TestMethod]
    public void Run_ReportAfterTasksHaveEnded_HasTheirShares()
    {
        var path = _folder.Write("ends.json", """
            { "name": "ends", "until": 16000, "kernel": { "flavor": "freertos" }, "tasks": [
              { "name": "a", "priority": 2, "repeat": 1, "ops": [["work", 600], ["create", "b"], ["create", "b"]] },
              { "name": "b", "priority": 3, "repeat": 1, "autostart": false, "ops": [["work", 700]] },
              { "name": "c", "priority": 1, "ops": [["delay", "forever"]] } ] }
            """);
        var run = CommandLineRun.Of("run", path, "--report");
        Assert.EndsWith("\nended: a 3.8 %, b 8.8 %\n", run.Error);
    }

    [TestMethod]
    public void Run_Timeline_DrawsTheScheduleInsteadOfTheTrace() => AssertRun(
        ["run", Works(), "--timeline"],
        ExitCode.Ok,
        """
        one column is 0.2 µs (32 cycles):
        # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                     µs  0         2         4         6         8
        core 0  A        ##########.....................##########......
                Tmr Svc  .........|.....................................
                IDLE     .........-----------------------........-------

        """,
        "");

    [TestMethod]
    public void Run_DevicePanics_ShowsTheTraceSoFarAndThePlace()
    {
        var path = Panics();
        AssertRun(
            ["run", path], ExitCode.RunFailed, "0 0 switch A\n0 0 A 0 suspendAll\n", $"esp32emu: {path}(3,1): $.tasks[0].ops[1]: {CliScenario.Panic}\n");
    }

    [TestMethod]
    public void Run_TaskPanicsAtItsEnd_NamesItsLastOperation()
    {
        var path = _folder.Write("end.json", CliScenario.Panics().Replace("\"repeat\": 0", "\"repeat\": 1", StringComparison.Ordinal)
            .Replace(",\n[\"delay\", 1]", "", StringComparison.Ordinal));
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.StartsWith($"esp32emu: {path}(2,73): $.tasks[0].ops[0]: a task may not delete itself (vTaskDelete) while the scheduler is suspended", run.Error);
    }

    [TestMethod]
    public void Run_TaskEndsWithAMutex_NamesItsLastOperation()
    {
        var path = _folder.Write("holds.json", """
            {"name": "holds", "until": 1500, "objects": [{"type": "mutex", "name": "m"}],
             "tasks": [{"name": "A", "priority": 5, "ops": [
            ["take", "m", 0],
            ["work", 100]]}]}
            """);
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.StartsWith($"esp32emu: {path}(4,1): $.tasks[0].ops[1]: task A ended while it holds the mutex m; give it first", run.Error);
    }

    [TestMethod]
    [DataRow("""[{"at": 1500, "core": 0, "ops": []}]""", "interrupt 0 at 0.009 ms does not happen, as the scenario ends at 0.009 ms")]
    [DataRow(
        """[{"at": 100, "core": 0, "ops": []}, {"at": "30ms", "core": 0, "ops": []}, {"at": 2000, "core": 0, "ops": []}]""",
        "interrupt 1 at 30 ms does not happen, as the scenario ends at 0.009 ms; neither does 1 other")]
    public void Run_InterruptAfterTheEnd_IsSaidAndChangesNothing(string interrupts, string note)
    {
        var path = _folder.Write("late.json", CliScenario.Works().TrimEnd().TrimEnd('}') + $$""", "interrupts": {{interrupts}}}""");
        AssertRun(["run", path], ExitCode.Ok, CliScenario.WorksTrace, $"esp32emu: {path}: {note}\n");
    }

    [TestMethod]
    public void Run_InterruptAfterAnEarlierUntil_IsNotSaid()
    {
        var path = _folder.Write("late.json", CliScenario.Works().TrimEnd().TrimEnd('}') + """, "interrupts": [{"at": 1400, "core": 0, "ops": []}]}""");
        Assert.AreEqual("", CommandLineRun.Of("run", path, "--until", "1200cycles").Error);
    }

    [TestMethod]
    [DataRow("[]", "the scenario has no tasks, so only the kernel's own ran")]
    [DataRow("""[{"name": "A", "priority": 1, "autostart": false, "ops": []}]""", "no task was started: all have \"autostart\": false")]
    public void Run_NoTasks_IsSaid(string tasks, string note)
    {
        var path = _folder.Write("none.json", $$"""{"name": "none", "until": 100, "tasks": {{tasks}}}""");
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.AreEqual($"esp32emu: {path}: {note}\n", run.Error);
    }

    [TestMethod]
    public void Run_FirstOfTwoPanics_StillRunsTheSecond()
    {
        var path = Panics();
        AssertRun(
            ["run", path, Works()],
            ExitCode.RunFailed,
            "0 0 switch A\n0 0 A 0 suspendAll\n" + CliScenario.WorksTrace,
            $"esp32emu: {path}(3,1): $.tasks[0].ops[1]: {CliScenario.Panic}\n");
    }

    [TestMethod]
    public void Run_SecondFileIsWrong_RunsNothing()
    {
        var wrong = _folder.Write("wrong.json", "{\"name\": 1, \"until\": 1, \"tasks\": []}");
        AssertRefused(
            ["run", Works(), wrong, "--trace-dir", _folder.PathOf("traces")], $"{wrong}(1,10): $.name: expected a name, found 1");
        Assert.IsFalse(Directory.Exists(_folder.PathOf("traces")));
    }

    [TestMethod]
    public void Run_MissingFile_IsRefused()
    {
        var path = _folder.PathOf("nosuch.json");
        AssertRefused(["run", path], $"{path}: the file cannot be read: no such file");
    }

    [TestMethod]
    public void Run_EmptyFileName_IsRefused() => AssertRefused(["run", ""], "run: the name of a file is empty");

    [TestMethod]
    public void Run_UnknownOption_IsNotTakenForAFile() =>
        AssertRefused(["run", "--nope", Works()], "run has no option --nope; see `esp32emu run --help`");

    private string Works(string name = "works") => _folder.Write(name + ".json", CliScenario.Works(name));

    private string Panics() => _folder.Write("panics.json", CliScenario.Panics());

    private static void AssertRefused(string[] args, string expected) => AssertRun(args, ExitCode.BadInput, "", $"esp32emu: {expected}\n");

    private static void AssertRun(string[] args, int code, string output, string error) =>
        Assert.AreEqual(
            new CommandLineRun(code, output.ReplaceLineEndings("\n"), error.ReplaceLineEndings("\n")), CommandLineRun.Of(args));
}
