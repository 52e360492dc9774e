using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>What is noticed about threads.</summary>
[TestClass]
public sealed class ThreadDiagnosticsTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Killed_WithLockMailAndNeverLooking_SaysAllOfIt(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            var t = await board.Start("t", Function("f", async t =>
            {
                await l.Acquire();
                await t.SleepMs(500);
            }));
            await board.Start("w", Function("g", async _ => await l.Acquire()));
            await thread.SleepMs(10);
            await board.L.SendMsg(t, "lost");
            await board.L.Kill(t);
            board.Note($"{await l.Locked()} {l.Holder} {l.Waiters[0]}");
            await l.Release();
            await thread.SleepMs(1);
            board.Note(l.Holder);
        });
        board.AssertLog("True t w, w");
        StringAssert.EndsWith(
            board.Diagnosed(ThreadDiagnosticKind.Killed),
            "no finally block runs; messages lost: 'lost'; it has never looked for a notification, so stop() could not end it",
            StringComparison.Ordinal);
        StringAssert.StartsWith(
            board.Diagnosed(ThreadDiagnosticKind.LockLeftHeld),
            "thread t was killed and has left lock 1 locked; w wait for it; any thread may release it",
            StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Suspend_WithLock_IsDiagnosed(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            var t = await board.Start("t", Function("f", async t =>
            {
                await board.L.AllowSuspend(true);
                await l.Acquire();
                await t.SleepMs(500);
            }));
            await thread.SleepMs(10);
            await board.L.Suspend(t);
        });
        Assert.AreEqual("thread t was suspended and holds lock 1 until it is resumed", board.Diagnosed(ThreadDiagnosticKind.LockHeldWhileSuspended));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Stop_ThreadNeverLooks_IsDiagnosedAndReported(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var deaf = await board.Start("deaf", Sleeper());
            await board.Start("good", board.Poller());
            await thread.SleepMs(10);
            await board.L.Stop(deaf);
        });
        Assert.AreEqual(
            "thread deaf is asked to exit and has never looked for a notification; it ends only if its function does look",
            board.Diagnosed(ThreadDiagnosticKind.NeverLooksForExit));
        CollectionAssert.AreEqual(new[] { "deaf" }, board.Model.Report.NeverLookForExit.ToArray());
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void CheckStack_MoreThan80Percent_IsDiagnosedOnceWithTheCalls(string flavor)
    {
        var board = new ThreadBoard(flavor, frameBytes: 600);
        board.Main(async thread =>
        {
            await board.L.StackSize(1600);
            await board.Start("t", Function("f", async t =>
            {
                await t.SleepMs(10);
                await t.SleepMs(10);
            }));
            await thread.SleepMs(100);
        });
        StringAssert.StartsWith(
            board.Diagnosed(ThreadDiagnosticKind.StackNearlyFull), "thread t has used 1536 of 1600 bytes of its stack (96 %), in lambda in CheckStack_MoreThan80Percent_IsDiagnosedOnceWithTheCalls (600)", StringComparison.Ordinal);
        Assert.HasCount(1, board.Model.Diagnostics.Of(ThreadDiagnosticKind.StackNearlyFull));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void CheckForDeadlock_TwoLocksInOppositeOrder_NamesTheChain(string flavor)
    {
        var board = Pycom(flavor);
        board.Model.StartMain(async thread =>
        {
            var (a, b) = (PycomModule.LockOf(await board.P.AllocateLock()), PycomModule.LockOf(await board.P.AllocateLock()));
            await board.P.StartNewThread(
                Function("f", async t =>
                {
                    await b.Acquire();
                    await t.SleepMs(10);
                    t.Location = "main.py, line 8";
                    await a.Acquire();
                }),
                Args());
            await a.Acquire();
            await thread.SleepMs(10);
            thread.Location = "main.py, line 15";
            await b.Acquire();
        });
        Assert.AreEqual(RunOutcome.Deadlock, board.Model.Run(TimeSpan.FromSeconds(1)));
        Assert.AreEqual(
            "no thread can run again: MPThread1 waits for lock 1 (main.py, line 8), which MainThread holds; MainThread waits for lock 2 (main.py, line 15), which MPThread1 holds",
            board.Diagnosed(ThreadDiagnosticKind.Deadlock));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void CheckForDeadlock_OthersRun_NamesTheCycleAndGoesOn(string flavor)
    {
        var board = Pycom(flavor);
        board.Model.StartMain(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await board.P.StartNewThread(
                Function("f", async _ =>
                {
                    await l.Acquire();
                    await l.Acquire();
                    board.Note("released by another");
                }),
                Args());
            await thread.SleepMs(100);
            await l.Release();
            await thread.SleepMs(100);
        });
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(1)));
        board.AssertLog("released by another");
        Assert.AreEqual(
            "unless another thread releases a lock, these wait for each other: MPThread1 waits for lock 1, which MPThread1 holds",
            board.Diagnosed(ThreadDiagnosticKind.Deadlock));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void CheckForDeadlock_HolderEndsWhileMainWaits_IsADeadlock(string flavor)
    {
        var board = Pycom(flavor);
        board.Model.StartMain(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await board.P.StartNewThread(
                Function("f", async t =>
                {
                    await l.Acquire();
                    await t.SleepMs(50);
                }),
                Args());
            await thread.SleepMs(10);
            await l.Acquire();
        });
        Assert.AreEqual(RunOutcome.Deadlock, board.Model.Run(TimeSpan.FromSeconds(1)));
        Assert.AreEqual(
            "no thread can run again: MainThread waits for lock 1, which MPThread1 held when it ended", board.Diagnosed(ThreadDiagnosticKind.Deadlock));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Run_WaiterForANotificationAtTheIdlePrompt_IsNoDeadlock(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Model.StartMain(async _ => await board.Start("t", Function("f", async _ => await board.L.Wait())));
        Assert.AreEqual(RunOutcome.Limit, board.Model.Run(TimeSpan.FromSeconds(1)));
        Assert.AreEqual("", board.Diagnosed(ThreadDiagnosticKind.Deadlock));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Run_MainWaitsForANotificationThatNobodySends_IsADeadlock(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Model.StartMain(async _ => await board.L.Wait());
        Assert.AreEqual(RunOutcome.Deadlock, board.Model.Run(TimeSpan.FromSeconds(1)));
        Assert.AreEqual("no thread can run again: MainThread waits for a notification", board.Diagnosed(ThreadDiagnosticKind.Deadlock));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Report_Threads_ShowsWhatEachHoldsAndWaitsFor(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                var l = PycomModule.LockOf(await board.P.AllocateLock());
                await l.Acquire();
                await board.Start("t", Function("f", async _ => await l.Acquire()));
                await thread.SleepMs(500);
            },
            100);
        Assert.AreEqual(
            """
            thread      doing                                       at   stack   used  ready ms looks msgs  holds
            t           waiting for lock 1, which MainThread holds        4096    528         0     0    0
            MainThread  sleeping until 500 ms                            20480    528         0     0    0  lock 1
            GIL: free, 0 waiting, 2 switches
            stack, used: bytes; ready ms: longest time ready but not running; looks: checks for a notification; msgs: messages waiting

            """.ReplaceLineEndings("\n"),
            board.Model.Report.ToString());
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Noticed_Subscribed_IsToldOfEach(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var told = new List<string>();
        board.Model.Diagnostics.Noticed = d => told.Add(d.ToString());
        board.Main(async _ => await board.L.StackSize(1));
        CollectionAssert.AreEqual(new[] { "0 StackSize: stack_size(1) sets 1580: the range is 1580 to 49152 bytes" }, told);
        Assert.AreEqual("0 ms" + told[0][1..] + "\n", board.Model.Diagnostics.ToString());
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void OutOfMemory_NoRoomForAThread_ListsTheStacks(string flavor)
    {
        var board = new ThreadBoard(flavor, heapBytes: 45_000);
        board.Main(async _ => await Error(() => board.L.StartNewThread("big", Sleeper(), Args(), stacksize: 40_000)));
        StringAssert.StartsWith(board.Diagnosed(ThreadDiagnosticKind.OutOfMemory), "no memory for a thread (stack): it takes 40704 bytes, ", StringComparison.Ordinal);
        StringAssert.EndsWith(board.Diagnosed(ThreadDiagnosticKind.OutOfMemory), "stacks: MainThread 20480", StringComparison.Ordinal);
    }
}
