using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>A lock whose release has chosen the longest waiter, which then does not come for it.</summary>
[TestClass]
public sealed class LockHandOverTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Kill_OfTheWaiterThatWasGivenTheLock_GivesItToTheNext(string flavor)
    {
        var board = new ThreadBoard(flavor);
        Contend(board, async a => board.Note($"killed {await board.L.Kill(a)}"));
        board.AssertLog("killed True, b");
        Assert.AreEqual("", board.Diagnosed(ThreadDiagnosticKind.LockLeftHeld), "the killed thread has never held it");
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Suspend_OfTheWaiterThatWasGivenTheLock_GivesItToTheNextAndTheWaiterWaitsOn(string flavor)
    {
        var board = new ThreadBoard(flavor);
        Contend(board, async a =>
        {
            board.Note($"suspended {await board.L.Suspend(a)}");
            await board.Model.Main!.SleepMs(50);
            board.Note($"resumed {await board.L.Resume(a)}");
        });
        board.AssertLog("suspended True, b, resumed True, a");
    }

    // The releaser and the main thread wake at one tick, the releaser first: the lock is given to a, and the main thread
    // is before it in the queue for the GIL.
    private static void Contend(ThreadBoard board, Func<PyValue, Routine> then) => board.Main(async thread =>
    {
        var contended = PycomModule.LockOf(await board.P.AllocateLock());
        await contended.Acquire();
        PyFunction Waiter(string name) => Function(name, async _ =>
        {
            await board.L.AllowSuspend(true);
            await contended.Acquire();
            board.Note(name);
            await contended.Release();
        });
        var a = await board.Start("a", Waiter("a"));
        await thread.SleepMs(1);
        await board.Start("b", Waiter("b"));
        await board.Start("releaser", Function("releaser", async r =>
        {
            await r.SleepMs(100);
            await contended.Release();
        }));
        await thread.SleepMs(10);
        await thread.SleepMs(90);
        await then(a);
    });
}
