using System.Globalization;
using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>What is said of tasks that are stuck at the end of a run that is alive otherwise.</summary>
[TestClass]
public sealed class RunNoteTests : IDisposable
{
    private const string HeldForEver = """
        { "name": "qdead", "kernel": { "cyclesPerTick": "1ms" }, "until": "50ms",
          "objects": [ { "type": "queue", "name": "req", "length": 1 }, { "type": "queue", "name": "rsp", "length": 1 }, { "type": "mutex", "name": "bus" } ],
          "tasks": [
          { "name": "client", "priority": 5, "core": 0, "repeat": 0,
            "ops": [["take", "bus", "forever"], ["send", "req", 1, "forever"], ["receive", "rsp", "forever"], ["give", "bus"], ["delay", "1ms"]] },
          { "name": "server", "priority": 6, "core": 1, "repeat": 0,
            "ops": [["receive", "req", "forever"], ["take", "bus", "forever"], ["give", "bus"], ["send", "rsp", 1, "forever"]] },
          { "name": "blink", "priority": 1, "core": 1, "repeat": 0, "ops": [["delay", "2ms"]] } ] }
        """;

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"run-note-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("freertos", 1)]
    [DataRow("idf", 1)]
    [DataRow("idf", 2)]
    [DataRow("smp", 2)]
    public void Run_TaskStarvedFromAnyTick_TheLengthIsExact(string flavor, int cores)
    {
        for (var delay = 1; delay <= 100; delay++)
        {
            var run = Run($$"""
                { "name": "st", "kernel": { "flavor": "{{flavor}}", "cores": {{cores}}, "cyclesPerTick": "1ms" }, "until": "240ms",
                  "tasks": [
                  { "name": "low", "priority": 2, "core": 0, "repeat": 0, "ops": [["work", "300us"]] },
                  { "name": "mid", "priority": 4, "core": 0, "repeat": 0, "ops": [["delay", "{{delay}}ms"], ["work", "500ms"]] },
                  { "name": "other", "priority": 4, "core": 1, "repeat": 0, "ops": [["delay", "{{delay}}ms"], ["work", "500ms"]] } ] }
                """);
            var length = (240 - delay).ToString(CultureInfo.InvariantCulture);
            Assert.Contains($"task low (priority 2) was ready for the last {length} ms but did not run", run.Error, $"{flavor} {cores}, delay {delay}");
        }
    }

    [TestMethod]
    public void Run_StarvedTaskThatBecameReadyLate_CountsFromThen()
    {
        // It wakes at 33 ms, when the other one has the core already.
        var run = Run("""
            { "name": "late", "kernel": { "flavor": "freertos", "cyclesPerTick": "1ms" }, "until": "100ms",
              "tasks": [
              { "name": "low", "priority": 2, "repeat": 0, "ops": [["delay", "33ms"]] },
              { "name": "high", "priority": 4, "ops": [["delay", "5ms"], ["work", "500ms"]] } ] }
            """);
        Assert.Contains("task low (priority 2) was ready for the last 67 ms but did not run", run.Error);
    }

    [TestMethod]
    public void Run_TaskThatGetsTheCoreNowAndThen_IsNotReported()
    {
        var run = Run("""
            { "name": "few", "kernel": { "flavor": "freertos", "cyclesPerTick": "1ms" }, "until": "400ms",
              "tasks": [
              { "name": "low", "priority": 2, "repeat": 0, "ops": [["work", "10us"]] },
              { "name": "high", "priority": 4, "repeat": 0, "ops": [["work", "50ms"], ["delay", "1ms"]] } ] }
            """);
        Assert.DoesNotContain("low", run.Error);
    }

    [TestMethod]
    public void Run_HolderOfAMutexWaitsForEver_IsSaidThoughOtherTasksRun()
    {
        var run = Run(HeldForEver);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("a mutex is not given back: server is waiting in take bus, which client holds, since 0 ms (", run.Error);
        Assert.Contains("; client is waiting in receive rsp, since 0 ms (", run.Error);
    }

    [TestMethod]
    public void Run_HolderOfAMutexGetsItemsLate_IsNotReported()
    {
        // The item comes with an interrupt in the last quarter.
        var run = Run(HeldForEver.Replace(
            "\"until\": \"50ms\",",
            "\"until\": \"50ms\", \"interrupts\": [ { \"at\": \"45ms\", \"core\": 0, \"ops\": [[\"sendFromISR\", \"rsp\", 1]] } ],",
            StringComparison.Ordinal));
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
    }

    [TestMethod]
    public void Run_ConsumerOfAQueueThatNobodyFills_IsNotReported()
    {
        var run = Run("""
            { "name": "idle", "kernel": { "cyclesPerTick": "1ms" }, "until": "100ms", "objects": [ { "type": "queue", "name": "q", "length": 1 } ],
              "tasks": [
              { "name": "consumer", "priority": 3, "repeat": 0, "ops": [["receive", "q", "forever"]] },
              { "name": "blink", "priority": 1, "repeat": 0, "ops": [["delay", "2ms"]] } ] }
            """);
        Assert.AreEqual((ExitCode.Ok, ""), (run.Code, run.Error));
    }

    [TestMethod]
    public void Run_SuspendedHolderOfAMutex_IsSaid()
    {
        var run = Run("""
            { "name": "held", "kernel": { "cyclesPerTick": "1ms" }, "until": "100ms", "objects": [ { "type": "mutex", "name": "m" } ],
              "tasks": [
              { "name": "a", "priority": 3, "core": 0, "ops": [["take", "m", "forever"], ["suspend", "self"], ["give", "m"]] },
              { "name": "b", "priority": 2, "core": 0, "ops": [["take", "m", "forever"]] },
              { "name": "blink", "priority": 1, "repeat": 0, "ops": [["delay", "2ms"]] } ] }
            """);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("a mutex is not given back: b is waiting in take m, held by a, which is suspended, since 0 ms (", run.Error);
    }

    [TestMethod]
    public void Run_StarvedHolderOfAMutex_NamesTheWaitingTaskAndTheHolder()
    {
        var run = Run("""
            { "name": "inv2", "kernel": { "flavor": "idf", "cores": 2, "cyclesPerTick": "1ms" }, "until": "300ms",
              "objects": [ { "type": "mutex", "name": "spi" } ],
              "tasks": [
              { "name": "display", "priority": 2, "core": 1, "ops": [["take", "spi", "forever"], ["work", "5ms"], ["give", "spi"]] },
              { "name": "decoder", "priority": 4, "core": 1, "ops": [["delay", "2ms"], ["work", "400ms"]] },
              { "name": "sd", "priority": 6, "core": 0, "ops": [["delay", "3ms"], ["take", "spi", "forever"], ["give", "spi"]] } ] }
            """);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("a mutex is not given back: sd is waiting in take spi, which display holds, since 3 ms (", run.Error);
        Assert.Contains("task display (priority 6) was ready for the last 298 ms but did not run", run.Error);
    }

    private const string HolderIsDeleted = """
        { "name": "gone", "kernel": { "flavor": "freertos", "cyclesPerTick": "1ms", "asTheKernel": ["deleteMutexHolder"] }, "until": "100ms",
          "objects": [ { "type": "mutex", "name": "m" } ],
          "tasks": [
          { "name": "a", "priority": 3, "ops": [["take", "m", "forever"], ["delay", "50ms"]] },
          { "name": "b", "priority": 2, "ops": [["delay", "2ms"], ["delete", "a"], ["take", "m", "forever"]] },
          { "name": "blink", "priority": 1, "repeat": 0, "ops": [["delay", "2ms"]] } ] }
        """;

    [TestMethod]
    public void Run_MistakeThatIsLetPass_IsNoted()
    {
        var run = Run(HolderIsDeleted);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("s.json: at 2 ms: task a is deleted (vTaskDelete) while it holds the mutex m; ", run.Error);
        Assert.Contains("a mutex is not given back: b is waiting in take m, which a held when it was deleted, since 2 ms (", run.Error);
    }

    [TestMethod]
    public void Run_MistakeThatIsLetPass_IsInTheReport()
    {
        var run = CommandLineRun.Of("run", _folder.Write("s.json", HolderIsDeleted), "--report");
        Assert.DoesNotContain("at 2 ms: task a", run.Error);
        Assert.Contains("task a is deleted (vTaskDelete) while it holds the mutex m; ", run.Error);
    }

    private CommandLineRun Run(string scenario) => CommandLineRun.Of("run", _folder.Write("s.json", scenario));
}
