using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>The GIL: when threads give it up, and who gets it.</summary>
[TestClass]
public sealed class GilTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void CountJump_Divisor_IsDueAtEveryDivisorthJumpOfAnActivation(string flavor)
    {
        Assert.AreEqual("4 8", Due(flavor, 4));
        Assert.AreEqual("1 2 3 4 5 6 7 8", Due(flavor, 0));
        Assert.AreEqual("1 2 3 4 5 6 7 8", Due(flavor, 1));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void CountJump_TwoActivations_CountApart(string flavor)
    {
        var gil = new ThreadBoard(flavor, o => o with { Limits = o.Limits with { GilDivisor = 2 } }).Model.Gil;
        var (one, other) = (new GilCounter(), new GilCounter());
        Assert.IsFalse(gil.CountJump(one));
        Assert.IsFalse(gil.CountJump(other));
        Assert.IsTrue(gil.CountJump(one));
        Assert.IsTrue(gil.CountJump(other));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Jump_Fair_LetsTheLongestWaiterRun(string flavor)
    {
        var board = Busy(flavor, fair: true);
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(3)));
        board.AssertLog("10 a, 10 b");
        Assert.AreEqual("", board.Diagnosed(ThreadDiagnosticKind.Starvation));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Jump_Unfair_StarvesTheOthersAndIsDiagnosed(string flavor)
    {
        var board = Busy(flavor, fair: false);
        Assert.AreEqual(RunOutcome.Ended, board.Model.Run(TimeSpan.FromSeconds(3)));
        board.AssertLog("2000 a, 2000 b");
        StringAssert.StartsWith(board.Diagnosed(ThreadDiagnosticKind.Starvation), "thread a could have run for 1990 ms and did not; thread MainThread had the GIL", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Jump_WhileSwitchingIsLocked_KeepsTheGilUntilUnlock(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            await board.Start("t", Function("f", async t =>
            {
                await t.SleepMs(10);
                board.NoteTime("t");
            }));
            board.Note(await board.L.Lock());
            var jumps = new GilCounter();
            await thread.SleepMs(1);
            for (var i = 0; i < 1000; i++)
            {
                await thread.Work(board.Device.Clock.Microseconds(100));
                await thread.Jump(jumps);
            }

            await board.L.Unlock();
            board.NoteTime("unlocked");
            await thread.SleepMs(1);
        });
        board.AssertLog("None, 101 unlocked, 101 t");
        Assert.AreEqual(
            "thread MainThread calls sleep_ms between lock() and unlock(): other threads run meanwhile", board.Diagnosed(ThreadDiagnosticKind.SwitchingLocked));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Lock_ThreadEnds_LeavesTheFlagSetAndIsDiagnosed(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(async _ => await board.Start("t", Function("f", async _ => await board.L.Lock())));
        Assert.IsTrue(board.Model.Gil.IsSwitchingLocked);
        Assert.AreEqual(
            "thread t has ended with the flag of lock() set: no thread gives way at a jump until unlock()", board.Diagnosed(ThreadDiagnosticKind.SwitchingLocked));
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Holder_ThreadWorks_IsThatThreadAndOthersWait(string flavor)
    {
        var board = new ThreadBoard(flavor);
        board.Main(
            async thread =>
            {
                await board.L.StartNewThread("t", Sleeper(), Args(), samecore: false);
                await thread.Work(board.Device.Clock.Milliseconds(500));
            },
            100);
        Assert.AreEqual("MainThread", board.Model.Gil.Holder!.Name);
        Assert.AreEqual(1, board.Model.Gil.WaitingThreads);
        Assert.AreEqual(1, board.Model.Gil.Switches);
        Assert.AreEqual(new Cycles(board.Device.Now.Value), board.Model.Threads[0].LongestReadyTime);
    }

    private static string Due(string flavor, int divisor)
    {
        var gil = new ThreadBoard(flavor, o => o with { Limits = o.Limits with { GilDivisor = divisor } }).Model.Gil;
        var counter = new GilCounter();
        return string.Join(" ", Enumerable.Range(1, 8).Where(_ => gil.CountJump(counter)));
    }

    // main works in a loop for two seconds; a and b want to run at 10 ms.
    private static ThreadBoard Busy(string flavor, bool fair)
    {
        var board = new ThreadBoard(flavor, o => o with { IsGilFair = fair, Limits = o.Limits with { GilDivisor = 1 } });
        board.Model.StartMain(async thread =>
        {
            foreach (var name in new[] { "a", "b" })
            {
                await board.Start(name, Function("f", async t =>
                {
                    await t.SleepMs(10);
                    board.NoteTime(t.Name);
                }));
            }

            await thread.SleepMs(0);
            var jumps = new GilCounter();
            await thread.SleepMs(5);
            for (var i = 5; i < 2000; i++)
            {
                await thread.Work(board.Device.Clock.Milliseconds(1));
                await thread.Jump(jumps);
            }
        });
        return board;
    }
}
