using Rtos.Cli;
using CommandLineUnderTest = Rtos.Cli.CommandLine;

namespace Rtos.Tests.Cli;

/// <summary><c>esp32emu verify</c> of what does not end by itself, or panics.</summary>
[TestClass]
public sealed class VerifyStopTests : IDisposable
{
    private const string Endless = "import time\nwhile True:\n    print('tick')\n    time.sleep(1)\n";

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"verify-stop-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    public void Verify_EndlessScriptWithTheUntilOfItsRecording_Passes()
    {
        var script = _folder.Write("endless.py", Endless);
        var recording = CommandLineRun.Of("run", script, "--until", "2500ms", "--trace", _folder.PathOf("endless.trace"));
        _folder.Write("endless.out", recording.Output);
        Assert.AreEqual("tick\ntick\ntick\n", recording.Output);
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "1 passed, 0 failed\n", ""), CommandLineRun.Of("verify", script, "--until", "2500ms"));
        var other = CommandLineRun.Of("verify", script, "--until", "500ms");
        Assert.AreEqual(ExitCode.RunFailed, other.Code);
        Assert.StartsWith($"{script}: line 2 of the output differs: - is the recording {_folder.PathOf("endless.out")}, + is this run\n", other.Output);
        Assert.Contains("\n  - tick\n  + (the output ends)\n", other.Output);
    }

    [TestMethod]
    public void Verify_ScenarioWithUntil_IsComparedUpToThere()
    {
        var path = _folder.Write("works.json", CliScenario.Works());
        var trace = _folder.PathOf("works.trace");
        Assert.AreEqual(ExitCode.Ok, CommandLineRun.Of("run", path, "--trace", trace, "--until", "500cycles").Code);
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "1 passed, 0 failed\n", ""), CommandLineRun.Of("verify", path, "--until", "500cycles"));
        Assert.AreEqual(ExitCode.RunFailed, CommandLineRun.Of("verify", path).Code);
    }

    [TestMethod]
    public void Verify_Deadline_FailsThatFileAndComparesTheOthers()
    {
        var script = _folder.Write("endless.py", "while True:\n    pass\n");
        _folder.Write("endless.out", "");
        _folder.Write("works.json", CliScenario.Works());
        _folder.Write("works.trace", CliScenario.WorksTrace.ReplaceLineEndings("\n"));
        var run = CommandLineRun.Of("verify", _folder.Root, "--deadline", "200ms");
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Error));
        Assert.StartsWith($"{script}: stopped by --deadline at ", run.Output);
        Assert.Contains("before it could be compared; a script that does not end by itself needs --until T", run.Output);
        Assert.EndsWith("1 passed, 1 failed\n", run.Output);
    }

    [TestMethod]
    public void Verify_EndlessScenario_EndsAtTheFirstDifference()
    {
        var path = _folder.Write("endless.json", """
            { "name": "endless", "until": 900000000000000, "tasks": [ { "name": "a", "priority": 1, "repeat": 0, "ops": [["work", 100], ["delay", 1]] } ] }
            """);
        _folder.Write("endless.trace", "");
        var run = CommandLineRun.Of("verify", path);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.StartsWith($"{path}: line 1 of the trace differs", run.Output);
    }

    [TestMethod]
    [DataRow(ExitCode.Interrupted, "Ctrl-C")]
    [DataRow(ExitCode.Terminated, "SIGTERM")]
    public void Verify_Signal_EndsItWithTheCodeOfTheSignal(int code, string name)
    {
        var script = _folder.Write("endless.py", "while True:\n    pass\n");
        _folder.Write("endless.out", "");
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        StopSignal Signal()
        {
            var signal = new StopSignal();
            Assert.IsTrue(signal.Come(code));
            return signal;
        }

        Assert.AreEqual(code, CommandLineUnderTest.Run(["verify", script], output, error, () => Stream.Null, Signal));
        Assert.StartsWith($"esp32emu: {script}: stopped by {name} at ", error.ToString());
        Assert.AreEqual("0 passed, 0 failed, then it was stopped\n", output.ToString());
    }

    [TestMethod]
    [DataRow("INT", ExitCode.Interrupted, "Ctrl-C")]
    [DataRow("TERM", ExitCode.Terminated, "SIGTERM")]
    public void Verify_ProcessThatGetsASignal_EndsByIt(string signal, int code, string name)
    {
        _folder.Write("a.py", "print(1)\n");
        _folder.Write("a.out", "2\n");
        _folder.Write("endless.py", "while True:\n    pass\n");
        _folder.Write("endless.out", "");
        using var process = CliShell.Start(_folder.Root, "verify a.py endless.py");
        var error = process.StandardError.ReadToEndAsync();

        // The difference of the first file is there before the second one is run.
        Assert.StartsWith("a.py: line 1 of the output differs", process.StandardOutput.ReadLine());
        CliShell.Signal(process, signal);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(code, process.ExitCode);
        Assert.EndsWith("0 passed, 1 failed, then it was stopped\n", output);
        Assert.StartsWith($"esp32emu: endless.py: stopped by {name} at ", error.GetAwaiter().GetResult());
    }

    [TestMethod]
    public void Verify_PanickingScenario_GivesThePlace()
    {
        var path = _folder.Write("panics.json", CliScenario.Panics());
        _folder.Write("panics.trace", "0 0 switch A\n0 0 A 0 suspendAll\n");
        var run = CommandLineRun.Of("verify", path);
        Assert.Contains($"\n  the device panicked: {path}(3,1): $.tasks[0].ops[1]: task A called delay", run.Output);
    }

    [TestMethod]
    [DataRow("1", "the unit is missing")]
    [DataRow("soon", "not a time")]
    public void Verify_UntilThatIsNoTime_IsRefusedOnce(string until, string expected)
    {
        var run = CommandLineRun.Of("verify", _folder.Root, "--until", until);
        Assert.AreEqual((ExitCode.BadInput, ""), (run.Code, run.Output));
        Assert.StartsWith($"esp32emu: --until {until}: {expected}", run.Error);
    }
}
