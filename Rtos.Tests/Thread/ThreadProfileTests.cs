using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>What the profile of the board does otherwise than that of the manual.</summary>
[TestClass]
public sealed class ThreadProfileTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Notify_NegativeOnTheBoard_ArrivesAsASmallInteger(string flavor)
    {
        var board = Firmware(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", board.Poller());
            await thread.SleepMs(10);
            board.Note($"{await board.L.Notify(t, -1)} {await board.L.IsNotified(t)}");
            await thread.SleepMs(40);
            board.Note($"{await board.L.Notify(t, 1L << 30)} {await board.L.IsNotified(99)}");
            await thread.SleepMs(50);
        });
        board.AssertLog("True False, 40 n-1, True False, 80 n-1073741824");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Status_OneselfOnTheBoard_IsTerminatedAndTheReplHasNoIdYet(string flavor)
    {
        var board = Firmware(flavor);
        board.Main(async thread =>
        {
            var main = await board.L.GetMainId();
            board.Note($"{await board.L.Status(main)} {await board.L.GetReplId()}");
            await board.Start("t", Function("f", async t =>
            {
                await t.SleepMs(50);
                board.Note(await board.L.GetReplId() == main);
            }));
            await thread.SleepMs(1);
        });
        board.AssertLog("-1 0, True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Sleep_NotifiedOnTheBoard_EndsAtTheNextLook(string flavor)
    {
        var board = Firmware(flavor);
        board.Main(
            async thread =>
            {
                var t = await board.Start("t", Function("f", async t =>
                {
                    await t.SleepMs(1000);
                    board.NoteTime("first");
                    await t.SleepMs(1000);
                    board.NoteTime("unread");
                    board.Note(await board.L.Wait(50));
                    board.NoteTime(await board.L.GetNotification());
                    await t.SleepMs(300);
                    board.NoteTime("read");
                }));
                await thread.SleepMs(150);
                await board.L.Notify(t, 7);
            },
            2000);
        board.AssertLog("200 first, 300 unread, None, 350 7, 650 read");
        Assert.HasCount(2, board.Model.Diagnostics.Of(ThreadDiagnosticKind.SleepCut));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Sleep_ShortOrOddOnTheBoard_KeepsTheGilOrRoundsUp(string flavor)
    {
        var board = Firmware(flavor);
        board.Main(async thread =>
        {
            await board.Start("t", Function("f", async _ =>
            {
                await board.L.GetSelfName();
                board.NoteTime("t");
            }));
            await thread.SleepMs(2);
            board.NoteTime("short");
            await thread.SleepMs(7);
            board.NoteTime("odd");
        });
        board.AssertLog("2 short, 2 t, 10 odd");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_LimitOnTheBoard_IsMemoryOnly(string flavor)
    {
        var board = Firmware(flavor);
        board.Main(async _ =>
        {
            for (var i = 0; i < 10; i++)
            {
                await board.Start("t", Sleeper());
            }
        });
        Assert.HasCount(11, board.Model.Threads);
        Assert.AreEqual(4096, board.Model.Threads[0].RecursionLimitBytes);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Kill_MainOnTheBoard_LeavesNoPrompt(string flavor)
    {
        var board = Firmware(flavor);
        board.Main(async thread =>
        {
            await board.Start("t", Function("f", async _ => board.Note(await board.L.Kill(await board.L.GetMainId()))));
            await thread.SleepMs(100);
            board.Note("never");
        });
        board.AssertLog("True");
        Assert.IsNull(board.Model.Main);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void SendMsg_BroadcastOnTheBoard_AnswersForTheLastOneTried(string flavor)
    {
        Assert.AreEqual("1", Broadcast(new ThreadBoard(flavor)));
        Assert.AreEqual("0", Broadcast(Firmware(flavor)));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Print_OnTheBoard_MixesLinesOfThreads(string flavor)
    {
        Assert.AreEqual("a b\na b\n", TwoPrint(new ThreadBoard(flavor)));
        Assert.AreNotEqual("a b\na b\n", TwoPrint(Firmware(flavor)));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_PycomsBoard_GivesNoneAndLargerStacks(string flavor)
    {
        var board = Pycom(flavor, o => o with { Profile = ThreadProfile.Firmware });
        board.Main(async _ =>
        {
            await board.P.StackSize(4096);
            board.Note(await board.P.StartNewThread(Sleeper(), Args()));
            board.Note(board.Model.Threads[0].StackBytes);
        });
        board.AssertLog("None, 5120");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Acquire_TimeoutOnPycomsBoard_IsIgnored(string flavor)
    {
        var board = Pycom(flavor, o => o with { Profile = ThreadProfile.Firmware });
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            await l.Acquire(0, 5);
            await board.P.StartNewThread(Function("f", async t => board.Note(await l.Acquire(1, 0.05))), Args());
            board.Note(await Error(() => l.Acquire(timeout: 1)));
            await thread.SleepMs(200);
            board.NoteTime(await l.Release());
        });
        board.AssertLog("TypeError: function does not take keyword arguments, 200 None, True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_NoMemoryOnPycomsBoard_RaisesMemoryError(string flavor)
    {
        var board = Pycom(flavor, o => o with { Profile = ThreadProfile.Firmware });
        board.Main(async _ =>
        {
            await board.P.StackSize(1_000_000);
            board.Note(await Error(() => board.P.StartNewThread(Sleeper(), Args())));
        });
        board.AssertLog("MemoryError: can't create thread");
    }

    private static string Broadcast(ThreadBoard board)
    {
        board.Main(async thread =>
        {
            await board.L.ReplAcceptMsg(false);
            await board.Start("t", Function("f", async t =>
            {
                for (var i = 0; i < 8; i++)
                {
                    await board.L.SendMsg(await board.L.GetMainId(), i);
                }

                board.Note(await board.L.SendMsg(0, 9));
            }));
            await board.Start("other", Sleeper());
            await thread.SleepMs(50);
        });
        return board.Log;
    }

    private static string TwoPrint(ThreadBoard board)
    {
        board.Main(async thread =>
        {
            var f = Function("f", async t =>
            {
                await t.SleepMs(10);
                await t.Print("a", "b");
            });
            await board.Start("1", f);
            await board.Start("2", f);

            // Both are to wait for the GIL when the first of them prints.
            await thread.SleepMs(6);
            await thread.Work(board.Device.Clock.Milliseconds(20));
            await thread.SleepMs(100);
        });
        return board.Model.Console.Text;
    }
}
