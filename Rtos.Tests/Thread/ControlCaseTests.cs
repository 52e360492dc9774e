using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>Cases 17 to 29 of the conformance table: suspending, resuming and killing Loboris threads.</summary>
[TestClass]
public sealed class ControlCaseTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case17_Suspend_NotAllowed_IsFalseAndTheThreadRunsOn(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var steps = 0;
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: false, () => steps++));
            await thread.SleepMs(10);
            board.Note(await board.L.Suspend(t));
            await thread.SleepMs(200);
        });
        board.AssertLog("False");
        Assert.IsGreaterThan(5, steps);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case18_Suspend_Allowed_StopsTheThread(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var steps = 0;
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: true, () => steps++));
            await thread.SleepMs(100);
            board.Note(await board.L.Suspend(t));
            var before = steps;
            await thread.SleepMs(500);
            board.Note($"{steps - before} {await board.L.Status(t)}");
        });
        board.AssertLog("True, 0 1");
        Assert.IsGreaterThan(0, steps);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case19_Suspend_SuspendedAlready_IsFalse(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: true, () => { }));
            await thread.SleepMs(10);
            board.Note($"{await board.L.Suspend(t)} {await board.L.Suspend(t)}");
        });
        board.AssertLog("True False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case20_Resume_Twice_IsTrueThenFalseAndTheThreadGoesOn(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var steps = 0;
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: true, () => steps++));
            await thread.SleepMs(10);
            await board.L.Suspend(t);
            var before = steps;
            board.Note($"{await board.L.Resume(t)} {await board.L.Resume(t)}");
            await thread.SleepMs(200);
            board.Note(steps > before);
        });
        board.AssertLog("True False, True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case21_Resume_SleepIsOverMeanwhile_EndsItAtOnce(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                var t = await board.Start("t", Function("f", async t =>
                {
                    await board.L.AllowSuspend(true);
                    await t.SleepMs(100);
                    board.NoteTime("over");
                }));
                await thread.SleepMs(50);
                board.Note(await board.L.Suspend(t));
                await thread.SleepMs(950);
                board.NoteTime(await board.L.Resume(t));
            },
            2000);
        board.AssertLog("True, 1000 True, 1000 over");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case22_Suspend_MainThread_IsFalse(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.L.AllowSuspend(true);
            board.Note(await board.L.Suspend(await board.L.GetReplId()));
            await board.Start("t", Function("f", async _ => board.Note(await board.L.Suspend(await board.L.GetReplId()))));
        });
        board.AssertLog("False, False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case23_Suspend_PermissionTakenBack_IsFalse(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Function("f", async t =>
            {
                board.Note(await board.L.AllowSuspend(true));
                board.Note(await board.L.AllowSuspend(false));
                await t.SleepMs(500);
            }));
            await thread.SleepMs(10);
            board.Note(await board.L.Suspend(t));
        });
        board.AssertLog("False, False, False");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case24_Suspend_NotifiedAndSentMeanwhile_SeesBothAfterResume(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", board.Poller(allowsSuspend: true));
            await thread.SleepMs(10);
            await board.L.Suspend(t);
            board.Note($"{await board.L.Notify(t, 3)} {await board.L.SendMsg(t, 4)}");
            await thread.SleepMs(290);
            board.NoteTime("resume");
            await board.L.Resume(t);
        });
        board.AssertLog($"True 1, 300 resume, 300 n3, 300 m(1, {board.Model.Main!.Id}, 4)");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case25_Kill_Alive_NeverRunsAgain(string flavor)
    {
        var board = new ThreadBoard(flavor);
        var steps = 0;
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: false, () => steps++));
            await thread.SleepMs(50);
            board.Note(await board.L.Kill(t));
            var before = steps;
            await thread.SleepMs(500);
            board.Note($"{steps - before} {(await board.L.List(false)).Items.Count} {await board.L.GetThreadName(t)}");
        });
        board.AssertLog("True, 0 1 unknown");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case26_Kill_InsideTryFinally_RunsNoFinallyBlock(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Function("f", async t =>
            {
                try
                {
                    await t.SleepMs(200);
                }
                finally
                {
                    board.Note("finally");
                }
            }));
            await thread.SleepMs(50);
            board.Note(await board.L.Kill(t));
            await thread.SleepMs(500);
        });
        board.AssertLog("True");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case27_Kill_Killed_IsUnknownToEveryFunction(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: true, () => { }));
            await thread.SleepMs(50);
            await board.L.Kill(t);
            board.Note($"{await board.L.Kill(t)} {await board.L.Notify(t, 1)} {await board.L.Suspend(t)} {await board.L.Resume(t)} {await board.L.SendMsg(t, 1)}");
        });
        board.AssertLog("False False False False 0");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case28_Kill_Oneself_IsFalseAndGoesOn(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.Start("t", Function("f", async t =>
            {
                var self = await board.P.GetIdent();
                board.Note($"{await board.L.Kill(self)} {await board.L.GetThreadName(self)}");
            }));
        });
        board.AssertLog("False t");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case29_Kill_Suspended_IsTrue(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var t = await board.Start("t", Counter(board, allows: true, () => { }));
            await thread.SleepMs(50);
            board.Note($"{await board.L.Suspend(t)} {await board.L.Kill(t)} {await board.L.Status(t)}");
        });
        board.AssertLog("True True -1");
    }

    private static PyFunction Counter(ThreadBoard board, bool allows, Action step) => Function("counter", async thread =>
    {
        await board.L.AllowSuspend(allows);
        for (; ; )
        {
            step();
            await thread.SleepMs(20);
        }
    });
}
