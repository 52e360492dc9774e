using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.MicroPython;

/// <summary>Threads of scripts: the GIL, memory, stacks, deadlocks.</summary>
[TestClass]
public sealed class ScriptThreadTests
{
    [TestMethod]
    public void Threads_FiveHundredOneAfterAnother_GiveAllMemoryBack()
    {
        var board = new ScriptBoard(
            """
            import _thread, time
            def f(n):
                global last
                last = n
            for i in range(500):
                _thread.start_new_thread(f, (i,))
                time.sleep_ms(2)
            print(last)
            """);
        board.Run(TimeSpan.FromMilliseconds(1));
        var before = board.Device.Heap.Free;
        Assert.AreEqual(RunOutcome.Ended, board.Run(TimeSpan.FromSeconds(10)));
        Assert.AreEqual("499\n", board.Output);
        Assert.IsTrue(board.Device.Heap.Free >= before, $"{board.Device.Heap.Free} bytes are free, {before} were while the first threads ran");
        Assert.AreEqual(1, board.Machine.Threads.Count);
    }

    [TestMethod]
    public void Report_ThreadsWaitForTheGil_AreCountedAndNameTheHolder()
    {
        var board = new ScriptBoard(
            "import _thread, time\ndef spin():\n    while True: pass\nfor i in range(3): _thread.start_new_thread(spin, ())\ntime.sleep_ms(10)\n",
            o => o with { IsGilFair = false });
        board.Run(TimeSpan.FromSeconds(1));
        var report = board.Threads.Report.ToString();
        var holder = board.Threads.Gil.Holder!.ToString();
        Assert.AreEqual(3, board.Threads.Report.Rows.Count(r => r.Doing == $"waiting for the GIL, which {holder} has"));
        Assert.Contains($"GIL: held by {holder}, 3 waiting, ", report);
    }

    [TestMethod]
    public void Report_OneSwitchOfTheGil_IsInTheSingular()
    {
        var board = new ScriptBoard("print(1)\n");
        board.Run(TimeSpan.FromSeconds(1));
        Assert.Contains("0 waiting, 1 switch\n", board.Threads.Report.ToString());
    }

    [TestMethod]
    public void Threads_SixteenAtOnce_AllRun()
    {
        ScriptBoard.AssertPrints(
            "16 136\n",
            """
            import _thread, time
            lock = _thread.allocate_lock()
            done = total = 0
            def f(n):
                global done, total
                for i in range(50):
                    with lock:
                        pass
                with lock:
                    done += 1
                    total += n
            for i in range(16):
                _thread.start_new_thread(f, (i + 1,))
            while done < 16:
                time.sleep_ms(10)
            print(done, total)
            """);
    }

    [TestMethod]
    public void BusyLoop_FairGil_DoesNotStarveOthers()
    {
        var source =
            """
            import _thread, time
            stop = False
            def busy():
                while not stop:
                    pass
            _thread.start_new_thread(busy, ())
            late = 0
            for i in range(20):
                begin = time.ticks_ms()
                time.sleep_ms(10)
                late = max(late, time.ticks_diff(time.ticks_ms(), begin) - 10)
            stop = True
            print(late <= 2)
            """;
        ScriptBoard.AssertPrints("True\n", source);
    }

    [TestMethod]
    public void Deadlock_TwoLocks_IsToldWithItsLines()
    {
        var board = new ScriptBoard(
            """
            import _thread, time
            def f(x, y):
                x.acquire()
                time.sleep_ms(10)
                y.acquire()
            a = _thread.allocate_lock()
            b = _thread.allocate_lock()
            _thread.start_new_thread(f, (a, b))
            _thread.start_new_thread(f, (b, a))
            time.sleep_ms(50)
            a.acquire()
            """);
        Assert.AreEqual(RunOutcome.Deadlock, board.Run(TimeSpan.FromSeconds(1)));
        Assert.Contains("waits for lock 2 (main.py, line 5)", board.Threads.Diagnostics.ToString());
    }

    [TestMethod]
    public void Recursion_Document_IsARuntimeErrorInTheThreadOnly()
    {
        ScriptBoard.AssertPrints(
            """
            maximum recursion depth exceeded
            main goes on
            """,
            """
            import _thread, time
            def f(n):
                return f(n + 1)
            def t():
                try:
                    f(0)
                except RuntimeError as e:
                    print(e)
            _thread.start_new_thread(t, ())
            time.sleep_ms(50)
            print('main goes on')
            """);
    }

    [TestMethod]
    public void Recursion_LoborisFirmware_OverflowsTheStack()
    {
        var board = new ScriptBoard(
            """
            import _thread, time
            def f(n):
                return f(n + 1)
            _thread.start_new_thread('deep', f, (0,))
            time.sleep_ms(500)
            """,
            o => o with { Profile = ThreadProfile.Firmware });
        var panic = Assert.ThrowsExactly<Rtos.Core.DevicePanicException>(() => board.Run(TimeSpan.FromSeconds(2)));
        Assert.Contains("A stack overflow in task deep has been detected", panic.Message);
    }

    [TestMethod]
    public void Kill_ThreadInAFunction_RunsNoFinally()
    {
        ScriptBoard.AssertPrints(
            """
            True
            end
            """,
            """
            import _thread, time
            def f():
                try:
                    while True:
                        time.sleep_ms(10)
                finally:
                    print('finally')
            t = _thread.start_new_thread('t', f, ())
            time.sleep_ms(25)
            print(_thread.kill(t))
            time.sleep_ms(50)
            print('end')
            """);
    }

    [TestMethod]
    public void UncaughtException_InAThread_IsPrintedAndOthersGoOn()
    {
        ScriptBoard.AssertPrints(
            """
            Unhandled exception in thread started by <function f at 0x3ffe2740>
            Traceback (most recent call last):
              File "main.py", line 4, in f
              File "main.py", line 3, in g
            KeyError: k
            main
            """,
            """
            import _thread, time
            def g():
                raise KeyError('k')
            def f(): g()
            _thread.start_new_thread(f, ())
            time.sleep_ms(20)
            print('main')
            """);
    }

    [TestMethod]
    public void Arguments_OfAThread_AreTheSameObjects()
    {
        ScriptBoard.AssertPrints(
            "[1, 2] {'a': 5} x True\n",
            """
            import _thread, time
            l, d = [1], {'a': 4}
            class C:
                def m(self, k):
                    l.append(2)
                    d['a'] = 5
                    self.k = k
                    self.same = self is c
            c = C()
            _thread.start_new_thread(c.m, (), {'k': 'x'})
            time.sleep_ms(20)
            print(l, d, c.k, c.same)
            """);
    }

    [TestMethod]
    public void Sleep_AnHour_TakesNoHostTime()
    {
        ScriptBoard.AssertPrints("True\n", "import time\nb = time.ticks_ms()\ntime.sleep(3600)\nprint(3600000 <= time.ticks_diff(time.ticks_ms(), b) <= 3600001)\n", limit: TimeSpan.FromHours(2));
    }

    [TestMethod]
    public void Loop_OfSmallNumbers_AllocatesNothing()
    {
        static long Allocated(int rounds)
        {
            var board = new ScriptBoard($"def f():\n    x = 0\n    for i in range({rounds}):\n        if i % 2 == 0:\n            x += i\n    return x\nprint(f())\n");
            var before = GC.GetAllocatedBytesForCurrentThread();
            board.Run(TimeSpan.FromMinutes(10));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(100_000);
        var shorter = Allocated(100_000);
        Assert.AreEqual(shorter, Allocated(200_000), 2000);
    }
}
