using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

/// <summary>The limits in a device, and what the host and foreign tasks may do.</summary>
[TestClass]
public sealed class ThreadModelTests
{
    [TestMethod]
    [DataRow("1", 1)]
    [DataRow("7", 7)]
    [DataRow("16", 16)]
    public void MenuConfig_MaxThreads_IsTheNumberThatCanBeStarted(string most, int expected)
    {
        var started = 0;
        var model = Boot(
            $$"""{ "MICROPY_THREAD_MAX_THREADS": {{most}}, "ESP32EMU_HEAP_SIZE": 0, "FREERTOS_HZ": 1000 }""",
            async (_, loboris) =>
            {
                string error;
                do
                {
                    error = await ThreadBoard.Error(() => loboris.StartNewThread("t", ThreadBoard.Sleeper(), PyValue.Tuple()));
                    started += error.StartsWith("no error", StringComparison.Ordinal) ? 1 : 0;
                }
                while (error != "OSError: can't create thread");
            });
        Assert.AreEqual(expected, started);
        Assert.HasCount(expected + 1, model.Threads);
    }

    [TestMethod]
    public void MenuConfig_StacksAndPriority_AreThoseOfTheTasks()
    {
        var model = Boot(
            """{ "MICROPY_THREAD_STACK_SIZE": 9, "MICROPY_STACK_SIZE": 30, "MICROPY_TASK_PRIORITY": 7, "MICROPY_PY_THREAD_GIL_VM_DIVISOR": 3 }""",
            async (_, loboris) => await loboris.StartNewThread("t", ThreadBoard.Sleeper(), PyValue.Tuple()));
        Assert.AreEqual(9 * 1024, model.Threads[0].StackBytes);
        Assert.AreEqual(30 * 1024, model.Main!.StackBytes);
        Assert.AreEqual(7, model.Threads[0].Task.Priority);
        Assert.AreEqual(7, model.Main.Task.Priority);
        Assert.AreEqual(3, model.Gil.Divisor);
    }

    [TestMethod]
    [DataRow("{ }", "1 1")]
    [DataRow("""{ "MICROPY_USE_BOTH_CORES": true }""", "any any")]
    public void MenuConfig_UseBothCores_PinsThreadsOrDoesNot(string options, string expected)
    {
        var model = Boot(options, async (_, loboris) => await loboris.StartNewThread("t", ThreadBoard.Sleeper(), PyValue.Tuple()));
        Assert.AreEqual(expected, string.Join(" ", model.Threads.Select(t => t.Task.Affinity)));
    }

    [TestMethod]
    public void FromMenuConfig_Pycom_HasItsOwnDefaultsUntilTheFileSaysOtherwise()
    {
        Assert.AreEqual(ThreadLimits.Pycom, ThreadOptions.FromMenuConfig(MenuConfig.Default, ThreadDialect.Pycom).Limits);
        var given = MenuConfig.Parse(
            """{ "MICROPY_THREAD_STACK_SIZE": 4, "MICROPY_STACK_SIZE": 20, "MICROPY_PY_THREAD_GIL_VM_DIVISOR": 32 }""", "t");
        Assert.AreEqual(new ThreadLimits(), ThreadOptions.FromMenuConfig(given, ThreadDialect.Pycom).Limits);
        Assert.AreEqual(new ThreadLimits(), ThreadOptions.FromMenuConfig(MenuConfig.Default).Limits);
    }

    [TestMethod]
    public void New_PriorityThatTheDeviceDoesNotHave_Throws()
    {
        var device = TestDevice.Idf(c => c with { MaxPriorities = 5 });
        var e = Assert.ThrowsExactly<ArgumentException>(() => new ThreadModel(device));
        StringAssert.StartsWith(e.Message, "threads have priority 5 (MICROPY_TASK_PRIORITY), the device has priorities 0 to 4", StringComparison.Ordinal);
    }

    [TestMethod]
    public void StartMain_Twice_Throws()
    {
        var board = new ThreadBoard("idf");
        board.Model.StartMain(_ => Routine.Completed);
        Assert.ThrowsExactly<InvalidOperationException>(() => board.Model.StartMain(_ => Routine.Completed));
    }

    [TestMethod]
    public void StartMain_ScriptRaises_PrintsTheTracebackAndIdlesAtThePrompt()
    {
        var board = new ThreadBoard("idf");
        board.Main(_ => throw new PyException("ValueError", "x", new PyFrame("main.py", 1, "<module>")));
        board.AssertConsole("Traceback (most recent call last):\n  File \"main.py\", line 1, in <module>\nValueError: x\n");
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(1)));
    }

    [TestMethod]
    public void Call_ByATaskThatIsNoThread_StopsTheDevice()
    {
        var board = new ThreadBoard("idf");
        board.Device.CreateTask("plain", 3, 4096, CoreAffinity.Any, async _ => await board.L.GetMsg());
        var e = Assert.ThrowsExactly<DevicePanicException>(() => board.Device.RunFor(TimeSpan.FromMilliseconds(1)));
        Assert.AreEqual("task plain called _thread's getmsg, but is not a Python thread; start it with start_new_thread", e.Panic.Message);
    }

    [TestMethod]
    public void Call_ByTheHost_Throws()
    {
        var board = new ThreadBoard("idf");
        var e = Assert.ThrowsExactly<InvalidOperationException>(() => board.L.GetMsg());
        Assert.AreEqual("getmsg (_thread.getmsg) is a call of a task: await it inside a task of this device", e.Message);
    }

    [TestMethod]
    public void Begin_WithoutTheGil_StopsTheDevice()
    {
        var board = new ThreadBoard("idf");
        board.Model.StartMain(new Hasty());
        var e = Assert.ThrowsExactly<DevicePanicException>(() => board.Device.RunFor(TimeSpan.FromMilliseconds(1)));
        Assert.AreEqual("thread MainThread called print without the GIL; a thread begins with the call enter", e.Panic.Message);
    }

    [TestMethod]
    public void Threads_TaskDeletedByATask_LoseIt()
    {
        var board = new ThreadBoard("idf");
        board.Main(async thread =>
        {
            await board.Start("t", ThreadBoard.Sleeper());
            await thread.SleepMs(500);
        }, 10);
        var before = board.Device.Heap.Used;
        var victim = board.Model.Threads[0].Task;
        board.Device.CreateTask("killer", 9, 2048, CoreAffinity.Any, async _ => await victim.Delete());
        board.Device.RunFor(TimeSpan.FromMilliseconds(10));
        Assert.HasCount(1, board.Model.Threads);
        Assert.IsLessThan(before - 4096, board.Device.Heap.Used);
    }

    [TestMethod]
    public void Threads_HolderOfTheGilDeletedByATask_LetsTheOthersRun()
    {
        var board = new ThreadBoard("idf");
        board.Main(
            async thread =>
            {
                await board.Start("busy", ThreadBoard.Function("f", async t => await t.Work(board.Device.Clock.Seconds(5))));
                await thread.SleepMs(10);
                board.NoteTime("main");
            },
            20);
        var holder = board.Model.Gil.Holder!;
        Assert.AreEqual("busy", holder.Name);
        board.Device.CreateTask("killer", 9, 2048, CoreAffinity.Any, async _ => await holder.Task.Delete());
        board.Device.RunFor(TimeSpan.FromMilliseconds(10));
        board.AssertLog("20 main");
        Assert.AreEqual(ThreadStatus.Terminated, holder.Status);
    }

    [TestMethod]
    public void StartMain_NoRoom_ThrowsAndTakesNothing()
    {
        var board = new ThreadBoard("idf", heapBytes: 20_000);
        var e = Assert.ThrowsExactly<DeviceMemoryException>(() => board.Model.StartMain(_ => Routine.Completed));
        Assert.AreEqual("the main thread needs 21184 bytes of heap, 20000 are free", e.Message);
        Assert.AreEqual(0, board.Device.Heap.Used);
    }

    [TestMethod]
    public void Add_MoreThanAreKept_CountsTheRest()
    {
        var board = new ThreadBoard("idf");
        var told = 0;
        board.Model.Diagnostics.Noticed = _ => told++;
        board.Main(async _ =>
        {
            for (var i = 0; i < 1200; i++)
            {
                await board.L.StackSize(1);
            }
        });
        Assert.HasCount(ThreadDiagnostics.MostKept, board.Model.Diagnostics.All);
        Assert.AreEqual(200, board.Model.Diagnostics.Dropped);
        Assert.AreEqual(1200, told);
    }

    [TestMethod]
    public void Work_NoTime_TakesNoneAndAJumpThatNobodyWaitsForMakesNoCall()
    {
        var board = new ThreadBoard("idf", o => o with { Limits = o.Limits with { GilDivisor = 0 } });
        board.Main(async thread =>
        {
            await thread.Work(Cycles.Zero);
            await board.Model.Runtime.Work.Call(-5);
            await thread.Jump(new GilCounter());
            board.Note(board.Device.Now);
        });
        board.AssertLog("0");
        board.Device.Trace.AssertNever("* * MainThread * turn");
    }

    [TestMethod]
    public void SoftReset_ThreadsAlive_NamesThemAndAllowsANewMain()
    {
        var board = new ThreadBoard("freertos");
        board.Main(async thread =>
        {
            await board.L.Lock();
            await board.Start("a", ThreadBoard.Sleeper());
            await board.Start("b", ThreadBoard.Sleeper());
            await thread.SleepMs(500);
        }, 10);
        CollectionAssert.AreEqual(new[] { "b", "a" }, board.Model.SoftReset().ToArray());
        Assert.IsFalse(board.Model.Gil.IsSwitchingLocked);
        board.Main(async _ => board.Note(await board.L.GetSelfName()), 10);
        board.AssertLog("MainThread");
    }

    [TestMethod]
    public void SoftReset_InsideATask_StopsTheDevice()
    {
        var board = new ThreadBoard("idf");
        board.Device.CreateTask("plain", 9, 4096, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(2));
            board.Model.SoftReset();
        });
        var e = Assert.ThrowsExactly<DevicePanicException>(() => board.Main(async t => await t.SleepMs(100)));
        Assert.AreEqual("a soft reset is the host's: call SoftReset between two runs", e.Panic.Message);
    }

    [TestMethod]
    public void Collect_LockThatAThreadWaitsFor_Throws()
    {
        var board = new ThreadBoard("idf");
        PyLock? l = null;
        board.Main(async _ =>
        {
            l = PycomModule.LockOf(await board.P.AllocateLock());
            await l.Acquire();
            await board.Start("t", ThreadBoard.Function("f", async _ => await l.Acquire()));
        });
        Assert.ThrowsExactly<InvalidOperationException>(() => board.Model.Collect(l!));
        Assert.ThrowsExactly<ArgumentException>(() => PycomModule.LockOf(5));
    }

    [TestMethod]
    public void Diagnostics_WatchedOrNot_LeaveTheRunTheSame()
    {
        static string Run(bool watched)
        {
            var board = new ThreadBoard("idf");
            board.Model.Diagnostics.Noticed = watched ? static _ => { } : null;
            board.Main(async thread =>
            {
                var t = await board.Start("t", ThreadBoard.Sleeper());
                await board.L.Notify(t, 1);
                await board.L.Notify(t, 2);
                if (watched)
                {
                    _ = board.Model.Report.ToString();
                }

                await thread.SleepMs(10);
            });
            return board.Device.Trace.ToString();
        }

        Assert.AreEqual(Run(watched: false), Run(watched: true));
    }

    private static ThreadModel Boot(string options, Func<PyThread, LoborisModule, Routine> script)
    {
        var config = MenuConfig.Parse(options, "menuconfig.json");
        var device = new Device(config);
        var model = new ThreadModel(device, ThreadOptions.FromMenuConfig(config));
        var loboris = new LoborisModule(model);
        model.StartMain(thread => script(thread, loboris));
        device.RunFor(TimeSpan.FromMilliseconds(100));
        return model;
    }

    // A front end that forgets the first call of a thread.
    private sealed class Hasty() : PyCallable("<module>", PyCallableKind.Function)
    {
        internal override TaskBody CreateBody(PyStart start) =>
            new TaskStart(start.Thread.Model.Device, async _ => await start.Thread.Print("x"));
    }
}
