using Rtos.Core;
using Rtos.Thread;
using static Rtos.Tests.Support.ThreadBoard;

namespace Rtos.Tests.Thread;

/// <summary>Case 64 of the conformance table: the same script twice is the same run.</summary>
[TestClass]
public sealed class RepeatCaseTests
{
    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void Case64_AnyScript_RunTwice_GivesTheSameOutputAndTrace(string flavor)
    {
        Assert.AreEqual(Run(flavor, isPycom: false), Run(flavor, isPycom: false));
        Assert.AreEqual(Run(flavor, isPycom: true), Run(flavor, isPycom: true));
    }

    // A script with something of everything: threads on both cores, messages, a lock, a kill, a busy loop.
    private static string Run(string flavor, bool isPycom)
    {
        var board = isPycom ? Pycom(flavor) : new ThreadBoard(flavor);
        board.Main(async thread =>
        {
            var l = PycomModule.LockOf(await board.P.AllocateLock());
            var worker = new PyFunction("worker", async (t, args) =>
            {
                var jumps = new GilCounter();
                for (var i = 0; i < 200; i++)
                {
                    await l.Acquire();
                    await t.Work(board.Device.Clock.Microseconds(70));
                    await l.Release();
                    await t.Jump(jumps);
                    if (i % 50 == 0)
                    {
                        await t.Print(args[0], i);
                        await board.L.SendMsg(0, i);
                    }
                }
            });
            var first = await board.L.StartNewThread("one", worker, Args(1), samecore: false);
            await board.L.StartNewThread("two", worker, Args(2));
            await thread.SleepMs(20);
            await board.L.Kill(first);
            await board.L.List();
        });
        return board.Model.Console.Text + board.Device.Trace + board.Model.Diagnostics + board.Model.Report;
    }
}
