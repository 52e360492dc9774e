using System.Diagnostics;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>Ctrl-C and SIGTERM during a run, and output that is there as soon as it is printed.</summary>
[TestClass]
public sealed class StopSignalTests : IDisposable
{
    private static int _folders;

    private readonly TemporaryFolder _folder = new($"signals-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("INT", ExitCode.Interrupted, "Ctrl-C")]
    [DataRow("TERM", ExitCode.Terminated, "SIGTERM")]
    public void Run_EndlessScript_PrintsAtOnceAndStopsOnASignal(string signal, int code, string name)
    {
        _folder.Write("inf.py", "import _thread, time\ndef f():\n    time.sleep(10**6)\n_thread.start_new_thread('t', f, ())\ntime.sleep_ms(5)\nprint('start')\nwhile True:\n    pass\n");
        using var process = CliShell.Start(_folder.Root, "run inf.py");
        var error = process.StandardError.ReadToEndAsync();

        // It comes through the pipe while the script runs on.
        Assert.AreEqual("start", process.StandardOutput.ReadLine());
        CliShell.Signal(process, signal);
        process.WaitForExit();

        var lines = error.GetAwaiter().GetResult().Split('\n');
        Assert.AreEqual(code, process.ExitCode);
        Assert.MatchesRegex($"^esp32emu: stopped by {name} at [0-9.]+ ms of virtual time$", lines[0]);
        Assert.Contains(l => l.StartsWith("MainThread  ", StringComparison.Ordinal) && l.Contains("  inf.py, line ", StringComparison.Ordinal), lines);
        Assert.Contains(l => l.StartsWith("t  ", StringComparison.Ordinal) && l.Contains("  inf.py, line 3 ", StringComparison.Ordinal), lines);
    }

    [TestMethod]
    public void Run_EndlessScenario_StopsOnASignalWithWholeLinesInItsTrace()
    {
        _folder.Write("endless.json", """
            { "name": "endless", "until": 900000000000, "tasks": [ { "name": "a", "priority": 1, "repeat": 0, "ops": [["work", 100], ["delay", 1]] } ] }
            """);
        using var process = CliShell.Start(_folder.Root, "run endless.json --trace-dir out");
        var error = process.StandardError.ReadToEndAsync();
        WaitForTrace("out/endless.trace");
        CliShell.Signal(process, "INT");
        process.WaitForExit();

        var text = error.GetAwaiter().GetResult();
        Assert.AreEqual(ExitCode.Interrupted, process.ExitCode, text);
        Assert.Contains("a is at endless.json(1,", text);
        Assert.IsTrue(File.ReadAllText(_folder.PathOf("out/endless.trace")).EndsWith('\n'));
    }

    [TestMethod]
    public void Run_KilledProcess_LeavesWholeLinesInItsTrace()
    {
        _folder.Write("long.py", "while True:\n    for i in range(1000):\n        pass\n    print(i)\n");
        using var process = CliShell.Start(_folder.Root, "run long.py --trace long.trace");
        var printed = process.StandardOutput.ReadToEndAsync();
        WaitForTrace("long.trace");
        CliShell.Signal(process, "KILL");
        process.WaitForExit();
        _ = printed.GetAwaiter().GetResult();
        Assert.IsTrue(File.ReadAllText(_folder.PathOf("long.trace")).EndsWith('\n'));
    }

    [TestMethod]
    public void Run_InputThatDoesNotCome_StopsOnASignal()
    {
        _folder.Write("read.py", "print('name?')\nprint(input())\n");
        using var process = CliShell.Start(_folder.Root, "run read.py");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        WaitForHandler(process);
        CliShell.Signal(process, "INT");
        process.WaitForExit();
        Assert.AreEqual((ExitCode.Interrupted, ""), (process.ExitCode, output.GetAwaiter().GetResult()), error.GetAwaiter().GetResult());
    }

    [TestMethod]
    public void Run_OnlyAPinsHandlerIsLeft_SaysSoAndWaitsForASignal()
    {
        _folder.Write("pin.py", "from machine import Pin\nPin(0, Pin.IN).irq(print)\nprint('ready')\n");
        using var process = CliShell.Start(_folder.Root, "run pin.py");
        Assert.AreEqual("ready", process.StandardOutput.ReadLine());
        Assert.Contains("only the interrupt handler of Pin(0) is left", process.StandardError.ReadLine()!);
        CliShell.Signal(process, "INT");
        process.WaitForExit();
        Assert.AreEqual(ExitCode.Interrupted, process.ExitCode);
    }

    // All operations are in one instant, and their lines are more than a pipe holds: once the first line is there, the process can only
    // be in that instant, or stuck in it.
    [TestMethod]
    [Timeout(120_000)]
    [DataRow("INT", ExitCode.Interrupted)]
    [DataRow("TERM", ExitCode.Terminated)]
    public void Run_OutputThatNobodyReads_EndsAllTheSameOnASignal(string signal, int code)
    {
        var ops = string.Join(",", Enumerable.Repeat("""["tickCount"]""", 200));
        _folder.Write("much.json", $$"""{ "name": "much", "until": 1000, "tasks": [ { "name": "a", "priority": 1, "repeat": 200, "ops": [{{ops}}] } ] }""");
        using var process = CliShell.Start(_folder.Root, "run much.json");
        var error = process.StandardError.ReadToEndAsync();
        Assert.AreEqual("0 0 switch a", process.StandardOutput.ReadLine());
        CliShell.Signal(process, signal);
        process.WaitForExit();

        // It never comes to the end of the instant, where a run says why it stopped.
        Assert.AreEqual((code, ""), (process.ExitCode, error.GetAwaiter().GetResult()));
    }

    private void WaitForTrace(string name)
    {
        var path = _folder.PathOf(name);
        while (!File.Exists(path) || new FileInfo(path).Length < 1 << 18)
        {
            System.Threading.Thread.Yield();
        }
    }

    // Linux shows which signals a process handles: bit 2 of the mask is SIGINT.
    private static void WaitForHandler(Process process)
    {
        while (!File.ReadLines($"/proc/{process.Id}/status").Any(l =>
            l.StartsWith("SigCgt:", StringComparison.Ordinal) && (Convert.ToUInt64(l["SigCgt:".Length..].Trim(), 16) & 2) != 0))
        {
            System.Threading.Thread.Yield();
        }
    }
}
