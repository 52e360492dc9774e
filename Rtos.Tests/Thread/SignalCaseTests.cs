using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>Cases 30 to 36 and 48 to 51 of the conformance table: notifications of Loboris threads.</summary>
[TestClass]
public sealed class SignalCaseTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case30_Notify_PolledTwice_IsThereOnce(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                var t = await board.Start("t", board.Poller(notesAll: true));
                await thread.SleepMs(10);
                board.Note(await board.L.Notify(t, 5));
            },
            100);
        board.AssertLog("0 n0, True, 40 n5, 80 n0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case31_Notify_TwiceUnread_IsOverwritten(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                var t = await board.Start("t", board.Poller(notesAll: true));
                await thread.SleepMs(10);
                await board.L.Notify(t, 8);
                await board.L.Notify(t, 5);
            },
            100);
        board.AssertLog("0 n0, 40 n5, 80 n0");
        Assert.AreEqual(
            "thread t has not read the notification 8 for 0 ms; 5 has overwritten it",
            board.Diagnosed(ThreadDiagnosticKind.NotificationOverwritten));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case32_Notify_Zero_IsFalseAndNotSent(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                var t = await board.Start("t", board.Poller(notesAll: true));
                await thread.SleepMs(10);
                board.Note(await board.L.Notify(t, 0));
            },
            60);
        board.AssertLog("0 n0, False, 40 n0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case33_Notify_UnknownOrOneself_IsFalse(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            board.Note($"{await board.L.Notify(12345, 1)} {await board.L.Notify(await board.L.GetMainId(), 1)} {await board.L.GetNotification()}");
        });
        board.AssertLog("False False 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case34_Notify_IdZero_ReachesAllButTheSender(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var waiter = new PyFunction("f", async (t, args) =>
            {
                if (args[0].AsInt == 1)
                {
                    await t.SleepMs(10);
                    board.Note(await board.L.Notify(0, 9));
                }

                await t.SleepMs(30);
                board.Note($"T{args[0]} {await board.L.GetNotification()}");
            });
            for (var i = 1; i <= 3; i++)
            {
                await board.L.StartNewThread($"t{i}", waiter, Args(i));
            }

            await thread.SleepMs(50);
            board.Note($"main {await board.L.GetNotification()}");
        });
        Assert.AreEqual("True", board.Log.Split(", ")[0]);
        CollectionAssert.AreEquivalent(new[] { "True", "T1 0", "T2 9", "T3 9", "main 9" }, board.Log.Split(", "));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case35_Notify_ValueNoInt_RaisesTypeError(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            var t = await board.Start("t", Sleeper());
            board.Note(await Error(() => board.L.Notify(t, "x")));
        });
        board.AssertLog("TypeError: can't convert str to int");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case36_Notify_MainIdleAtThePrompt_IsPrintedWithin100Ms(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async _ => await board.Start("t", Function("f", async t =>
            {
                await t.SleepMs(250);
                await board.L.Notify(await board.L.GetReplId(), 77);
            })),
            250);
        board.AssertConsole("");
        board.Device.RunFor(TimeSpan.FromMilliseconds(101));
        board.AssertConsole("\n[Notification] 77\n");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case48_Wait_NotifiedInTime_GivesTheValueAtOnce(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Function("f", async t =>
            {
                var value = await board.L.Wait(1000);
                board.NoteTime(value);
                await t.SleepMs(500);
            }));
            await thread.SleepMs(300);
            board.Note(await board.L.Status(t));
            board.Note(await board.L.Notify(t, 6));
            await thread.SleepMs(1);
            board.Note(await board.L.Status(t));
        });
        board.AssertLog("2, True, 300 6, 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case49_Wait_NobodyNotifies_GivesNoneInTime(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ =>
        {
            await board.Start("t", Function("f", async _ =>
            {
                var value = await board.L.Wait(200);
                board.NoteTime(value);
            }));
        });
        board.AssertLog("200 None");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case50_Wait_Allowed_CannotBeSuspended(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Function("f", async _ =>
            {
                await board.L.AllowSuspend(true);
                await board.L.Wait();
            }));
            await thread.SleepMs(50);
            board.Note(await board.L.Suspend(t));
        });
        board.AssertLog("False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case51_Stop_ThreadLooksForExit_Ends(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Function("f", async t =>
            {
                while (await board.L.GetNotification() != LoborisConstants.Exit)
                {
                    await t.SleepMs(40);
                }
            }));
            await thread.SleepMs(50);
            board.Note(await board.L.Stop(t));
            await thread.SleepMs(50);
            board.Note(await board.L.Status(t));
        });
        board.AssertLog("True, -1");
    }
}
