using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>Cases 52 to 63 of the conformance table: Pycom threads and locks.</summary>
[TestClass]
public sealed class PycomCaseTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case52_StartNewThread_Id_IsTheThreadsOwnIdent(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async thread =>
        {
            PyValue inside = default;
            var id = await board.P.StartNewThread(Function("f", async _ => inside = await board.P.GetIdent()), Args());
            await thread.SleepMs(10);
            board.Note($"{id == inside} {id == await board.P.GetIdent()}");
        });
        board.AssertLog("True False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case53_Acquire_HeldByMain_IsFalseAtOnceOrInTime(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await l.Acquire();
            await board.P.StartNewThread(
                Function("f", async _ =>
                {
                    var taken = await l.Acquire(0);
                    board.NoteTime(taken);
                    taken = await l.Acquire(1, 0.3);
                    board.NoteTime(taken);
                }),
                Args());
            await thread.SleepMs(500);
        });
        board.AssertLog("0 False, 300 False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case54_Acquire_TimeoutWithoutWaiting_RaisesValueError(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            board.Note(await Error(() => l.Acquire(0, 1)));
            board.Note(await l.Locked());
        });
        board.AssertLog("ValueError: can't specify a timeout for a non-blocking call, False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case55_Release_FreeLock_RaisesRuntimeErrorWithoutArguments(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            try
            {
                await l.Release();
            }
            catch (PyException e)
            {
                board.Note($"{e.Error.TypeName} {e.Error.Arguments.Count}");
            }
        });
        board.AssertLog("RuntimeError 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case56_Release_ByAnotherThread_LetsTheWaiterIn(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await l.Acquire();
            await board.P.StartNewThread(
                Function("f", async t =>
                {
                    await t.SleepMs(300);
                    await l.Release();
                }),
                Args());
            var taken = await l.Acquire();
            board.NoteTime(taken);
        });
        board.AssertLog("300 True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case57_Release_ThreeWaiters_GetTheLockInTheirOrder(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await l.Acquire();
            for (var i = 1; i <= 3; i++)
            {
                var waiter = new PyFunction("f", async (t, args) =>
                {
                    await t.SleepMs(args[0].AsInt * 10);
                    await l.Acquire();
                    board.Note(args[0]);
                    await l.Release();
                });
                await board.P.StartNewThread(waiter, Args(i));
            }

            await thread.SleepMs(100);
            await l.Release();
        });
        board.AssertLog("1, 2, 3");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case58_Locked_HolderHasEnded_StaysLockedUntilReleasedByAnother(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await board.P.StartNewThread(Function("f", async _ => await l.Acquire()), Args());
            await thread.SleepMs(10);
            board.Note($"{await l.Locked()} {await l.Release()} {await l.Acquire(0)}");
        });
        board.AssertLog("True None True");
        Assert.AreEqual(
            "thread MPThread1 has ended and has left lock 1 locked; any thread may release it", board.Diagnosed(ThreadDiagnosticKind.LockLeftHeld));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case59_Exit_InsideTry_RunsFinallyAndCanBeCaught(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async thread =>
        {
            await board.P.StartNewThread(
                Function("f", async _ =>
                {
                    try
                    {
                        await board.P.Exit();
                    }
                    finally
                    {
                        board.Note("finally");
                    }

                    board.Note("never");
                }),
                Args());
            await thread.SleepMs(10);
            await board.P.StartNewThread(
                Function("g", async _ =>
                {
                    try
                    {
                        await board.P.Exit();
                    }
                    catch (PyException e) when (e.Error.IsSystemExit)
                    {
                        board.Note("caught");
                    }

                    board.Note("goes on");
                }),
                Args());
        });
        board.AssertLog("finally, caught, goes on");
        board.AssertConsole("");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case60_Acquire_OwnLockTwice_IsReportedAsDeadlock(string flavor)
    {
        var board = Pycom(flavor);
        board.Model.StartMain(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await l.Acquire();
            thread.Location = "main.py, line 3";
            await l.Acquire();
        });
        Assert.AreEqual(RunOutcome.Deadlock, board.Model.Run(TimeSpan.FromSeconds(10)));
        Assert.AreEqual(
            "no thread can run again: MainThread waits for lock 1 (main.py, line 3), which MainThread holds", board.Diagnosed(ThreadDiagnosticKind.Deadlock));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case61_Jump_BusyThread_LetsSleepersWakeInTime(string flavor)
    {
        var board = Pycom(flavor);
        var done = false;
        board.Model.StartMain(async thread =>
        {
            await board.P.StartNewThread(
                Function("busy", async t =>
                {
                    var jumps = new GilCounter();
                    while (!done)
                    {
                        await t.Work(board.Device.Clock.Microseconds(5));
                        await t.Jump(jumps);
                    }
                }),
                Args());
            for (var i = 0; i < 5; i++)
            {
                var before = board.Milliseconds;
                await thread.Sleep(0.25);
                board.Note(board.Milliseconds - before is >= 250 and <= 280);
            }

            done = true;
        });
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(5)));
        board.AssertLog("True, True, True, True, True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case62_StackSize_Asked_GivesTheSizeAndResetsIt(string flavor)
    {
        var board = Pycom(flavor);
        board.Main(async _ =>
        {
            board.Note(await board.P.StackSize(8192));
            board.Note($"{await board.P.StackSize()} {await board.P.StackSize()}");
        });
        board.AssertLog("0, 8192 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case63_QuickExample_FourAndAHalfSeconds_PrintsEachInTime(string flavor)
    {
        var board = Pycom(flavor);
        var printed = new StringWriter { NewLine = "\n" };
        board.Model.Console.Output = printed;
        board.Main(
            async _ =>
            {
                var function = new PyFunction("th_func", async (t, args) =>
                {
                    for (; ; )
                    {
                        await t.Sleep(args[0]);
                        await t.Print($"{board.Milliseconds} Running thread {args[1]}");
                    }
                });
                for (var i = 0; i < 2; i++)
                {
                    await board.P.StartNewThread(function, Args(i + 1, i));
                }
            },
            4500);
        CollectionAssert.AreEquivalent(
            new[] { "1000 Running thread 0", "2000 Running thread 0", "3000 Running thread 0", "4000 Running thread 0", "2000 Running thread 1", "4000 Running thread 1" },
            printed.ToString().TrimEnd().Split('\n'));
    }
}
