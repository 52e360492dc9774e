using Rtos.Cli;

namespace Rtos.Tests.Cli;

/// <summary>When a run ends by itself, and with which exit code.</summary>
[TestClass]
public sealed class RunEndTests : IDisposable
{
    private const string TwoLocks = """
        import _thread, time
        a = _thread.allocate_lock()
        b = _thread.allocate_lock()
        def one():
            with a:
                time.sleep(1)
                with b:
                    print("one")
        def two():
            with b:
                time.sleep(1)
                with a:
                    print("two")

        """;

    private static int _folders;

    private readonly TemporaryFolder _folder = new($"run-end-{Interlocked.Increment(ref _folders)}");

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("_thread.start_new_thread('one', one, ())\n_thread.start_new_thread('two', two, ())\ntime.sleep(3)\nprint('main done')\n", "one", "two")]
    [DataRow("_thread.start_new_thread(one, ())\n_thread.start_new_thread(two, ())\ntime.sleep(3)\nprint('main done')\n", "MPThread1", "MPThread2")]
    [DataRow("_thread.start_new_thread('one', one, ())\n_thread.start_new_thread('two', two, ())\nprint('main done')\n", "one", "two")]
    public void Run_DeadlockBesideAMainThreadThatEnds_EndsAndFails(string start, string one, string two)
    {
        var run = Run(TwoLocks + start);
        Assert.AreEqual((ExitCode.RunFailed, "main done\n"), (run.Code, run.Output));
        Assert.Contains($"{one} waits for lock 2 (main.py, line 7), which {two} holds; {two} waits for lock 1 (main.py, line 12), which {one} holds", run.Error);
        Assert.Contains($"waiting for lock 1 (made at main.py, line 2), which {one} holds", run.Error);
    }

    [TestMethod]
    public void Run_DeadlockBeforeUntil_Fails()
    {
        var run = Run(TwoLocks + "_thread.start_new_thread(one, ())\n_thread.start_new_thread(two, ())\ntime.sleep(9)\n", "--until", "2s");
        Assert.AreEqual((ExitCode.RunFailed, ""), (run.Code, run.Output));
    }

    [TestMethod]
    public void Run_CircleThatAnotherThreadOpens_IsNoFailure()
    {
        var run = Run(TwoLocks + "_thread.start_new_thread(one, ())\n_thread.start_new_thread(two, ())\ntime.sleep(3)\na.release()\n", "--fail-on", "none");
        Assert.AreEqual(ExitCode.Ok, run.Code, run.Error);
        Assert.StartsWith("two\none\n", run.Output);
    }

    [TestMethod]
    [DataRow("import _thread\nl = _thread.allocate_lock()\nl.acquire()\ndef w():\n    l.acquire()\n_thread.start_new_thread(w, ())\nprint('main ends')\n", "waits for lock 1 (main.py, line 5), which MainThread holds")]
    [DataRow("import _thread\ndef w():\n    _thread.wait()\n_thread.start_new_thread('w', w, ())\nprint('main ends')\n", "w waits for a notification (main.py, line 3)")]
    [DataRow("import _thread, time\ndef w():\n    _thread.allowsuspend(True)\n    time.sleep(1)\nt = _thread.start_new_thread('w', w, ())\ntime.sleep_ms(100)\n_thread.suspend(t)\nprint('main ends')\n", "w is suspended")]
    public void Run_ThreadWaitsForWhatCannotCome_EndsAndFails(string source, string why)
    {
        var run = Run(source);
        Assert.AreEqual((ExitCode.RunFailed, "main ends\n"), (run.Code, run.Output));
        Assert.Contains("no thread can run again: ", run.Error);
        Assert.Contains(why, run.Error);
    }

    [TestMethod]
    public void Run_TimerWakesAThreadThatWaits_GoesOn()
    {
        var run = Run("""
            import _thread
            from machine import Timer
            l = _thread.allocate_lock()
            l.acquire()
            def w():
                l.acquire()
                print('woken')
            _thread.start_new_thread(w, ())
            Timer(0).init(mode=Timer.ONE_SHOT, period=50, callback=lambda t: l.release())

            """);
        Assert.AreEqual((ExitCode.Ok, "woken\n"), (run.Code, run.Output), run.Error);
    }

    [TestMethod]
    public void Run_OnlyATimerIsLeft_RunsUntilTheEndThatIsGiven()
    {
        var run = Run("from machine import Timer\nTimer(0).init(period=1000, callback=lambda t: print('tick'))\nprint('ready')\n", "--until", "3500ms");
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "ready\ntick\ntick\ntick\n", ""), run);
    }

    [TestMethod]
    public void Run_TimerThatStopsItself_EndsWhenNothingIsAlive()
    {
        var run = Run("""
            from machine import Timer
            n = 0
            def tick(t):
                global n
                n += 1
                print(n)
                if n == 3:
                    t.deinit()
            Timer(0).init(period=100, callback=tick)

            """);
        Assert.AreEqual(new CommandLineRun(ExitCode.Ok, "1\n2\n3\n", ""), run);
    }

    [TestMethod]
    public void Run_OnlyAPinsHandlerIsLeft_RunsUntilTheEndThatIsGiven()
    {
        var run = Run("from machine import Pin\nPin(0, Pin.IN).irq(print)\nprint('ready')\n", "--until", "5s", "--report");
        Assert.AreEqual((ExitCode.Ok, "ready\n"), (run.Code, run.Output));
        Assert.Contains("MainThread  main script has ended", run.Error);
    }

    [TestMethod]
    [DataRow("thread", ExitCode.RunFailed)]
    [DataRow(null, ExitCode.RunFailed)]
    [DataRow("none", ExitCode.Ok)]
    public void Run_ExceptionOfAThread_FailsUnlessToldOtherwise(string? failOn, int code)
    {
        var run = Run(
            "import _thread, time\ndef f():\n    raise ValueError('x')\n_thread.start_new_thread(f, ())\ntime.sleep(1)\nprint('end')\n",
            failOn is null ? [] : ["--fail-on", failOn]);
        Assert.AreEqual(code, run.Code);
        Assert.EndsWith("ValueError: x\nend\n", run.Output);
        Assert.AreEqual(code == ExitCode.RunFailed, run.Error.Contains("--fail-on none", StringComparison.Ordinal));
    }

    [TestMethod]
    public void Run_SystemExitOfTheMainThreadAfterAFailedThread_GivesItsCode() => Assert.AreEqual(
        7, Run("import _thread, time, sys\ndef f():\n    raise ValueError('x')\n_thread.start_new_thread(f, ())\ntime.sleep(1)\nsys.exit(7)\n").Code);

    [TestMethod]
    public void Run_SystemExitOfAThread_IsNoFailure() => Assert.AreEqual(
        ExitCode.Ok, Run("import _thread, time, sys\n_thread.start_new_thread(sys.exit, ())\ntime.sleep(1)\n").Code);

    [TestMethod]
    public void Run_ThreadThatNeverGetsTheGil_IsReported()
    {
        var run = Run("import _thread\ndef f():\n    pass\n_thread.lock()\n_thread.start_new_thread('f', f, ())\nwhile True:\n    pass\n", "--until", "3s");
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("Starvation: thread f was ready for the last 2999 ms but did not run", run.Error);
    }

    [TestMethod]
    public void Run_MutexesInOppositeOrder_FailsWithTheHolders()
    {
        var path = _folder.Write("dead.json", """
            { "name": "dead", "until": 100000, "objects": [ {"type":"mutex","name":"m1"},{"type":"mutex","name":"m2"} ],
             "tasks": [
             { "name": "a", "priority": 3, "core": 0, "ops": [["take","m1","forever"],["work",500],["take","m2","forever"],["give","m2"],["give","m1"]] },
             { "name": "b", "priority": 3, "core": 1, "ops": [["take","m2","forever"],["work",500],["take","m1","forever"],["give","m1"],["give","m2"]] } ] }
            """);
        var run = CommandLineRun.Of("run", path, "--report");
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.EndsWith("final task a Blocked 3 3\nfinal task b Blocked 3 3\nfinal queue m1 0 1\nfinal queue m2 0 1\n", run.Output);
        Assert.Contains($"deadlock: a is waiting in take m2, which b holds, since 0.003 ms ({path}(3,", run.Error);
        Assert.Contains("; b is waiting in take m1, which a holds, since 0.003 ms (", run.Error);
        Assert.Contains("deadlock: a is waiting in take m2, which b holds", run.Error);
    }

    [TestMethod]
    public void Run_MutexOfATaskThatWaitsForEver_Fails()
    {
        var path = _folder.Write("stuck.json", """
            { "name": "stuck", "until": 100000, "objects": [ {"type":"mutex","name":"m"}, {"type":"queue","name":"q","length":1} ],
             "tasks": [
             { "name": "a", "priority": 3, "ops": [["take","m","forever"],["receive","q","forever"]] },
             { "name": "b", "priority": 2, "ops": [["take","m","forever"]] } ] }
            """);
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.Contains("nothing can happen anymore: a is waiting in receive q, ", run.Error);
        Assert.Contains("b is waiting in take m, which a holds, ", run.Error);
    }

    [TestMethod]
    public void Run_MutexOfASuspendedTask_SaysThatItIsSuspended()
    {
        var path = _folder.Write("held.json", """
            { "name": "held", "until": 100000, "objects": [ {"type":"mutex","name":"m"} ],
             "tasks": [
             { "name": "a", "priority": 3, "ops": [["take","m","forever"],["suspend","self"],["give","m"]] },
             { "name": "b", "priority": 2, "ops": [["take","m","forever"]] } ] }
            """);
        var run = CommandLineRun.Of("run", path, "--report");
        Assert.AreEqual(ExitCode.RunFailed, run.Code);
        Assert.Contains("nothing can happen anymore: b is waiting in take m, held by a, which is suspended, since 0 ms", run.Error);
        Assert.Contains("  take m, held by a, which is suspended, since 0 ms\n", run.Error);
    }

    [TestMethod]
    public void Run_TaskThatWaitsForWorkAtTheEnd_IsSaidAndNoFailure()
    {
        var path = _folder.Write("idle.json", """
            { "name": "idle", "until": 100000, "objects": [ {"type":"queue","name":"q","length":1} ],
             "tasks": [ { "name": "a", "priority": 3, "ops": [["receive","q","forever"]] } ] }
            """);
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("nothing can happen anymore: a is waiting in receive q, since 0 ms", run.Error);
    }

    [TestMethod]
    public void Run_TaskThatNeverGetsACore_IsReported()
    {
        var path = _folder.Write("starve.json", """
            { "name": "starve", "kernel": {"flavor":"freertos","cyclesPerTick":1000}, "until": 100000,
             "tasks": [
             { "name": "high", "priority": 3, "repeat": 0, "ops": [["work", 1000]] },
             { "name": "low", "priority": 2, "ops": [["work", 10]] } ] }
            """);
        var run = CommandLineRun.Of("run", path);
        Assert.AreEqual(ExitCode.Ok, run.Code);
        Assert.Contains("task low (priority 2) was ready for the last 0.625 ms but did not run", run.Error);
        Assert.DoesNotContain("high (", run.Error);
    }

    private CommandLineRun Run(string source, params string[] options) => CommandLineRun.Of(["run", _folder.Write("main.py", source), .. options]);
}
