using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;
using Rtos.Tests.Core.Properties;
using Rtos.Thread;

namespace Rtos.Tests.Thread;

/// <summary>What holds for any calls from any threads in any order, dead threads' and one's own ids included.</summary>
[TestClass]
public sealed class ThreadLawTests
{
    private static readonly Gen<int> Steps = Gen.Choose(0, 50_000_000);

    [TestMethod]
    [TestCategory(Repetitions.Category)]
    public void Calls_InAnyOrder_BreakNothingLeakNothingAndRepeat()
    {
        var (calls, started) = (0L, 0);
        Law.HoldsForSteps(100, 60, Steps, steps =>
        {
            if (steps.Length == 0)
            {
                return;
            }

            var script = new ThreadScript(steps);
            Assert.AreEqual(script.Run(), new ThreadScript(steps).Run());
            calls += script.Calls;
            started += script.Started;
        });

        // A generator whose scripts end at once would show little.
        Assert.IsGreaterThan(Repetitions.Of(4_500), calls);
        Assert.IsGreaterThan(Repetitions.Of(150), started);
    }

    [TestMethod]
    [DataRow("idf")]
    [DataRow("freertos")]
    public void StartNewThread_500ThreadsOneAfterTheOther_LeavesTheHeapAsItWas(string flavor)
    {
        var board = ThreadBoard.Pycom(flavor);
        var (before, after, ran) = (0L, 0L, 0);
        board.Main(
            async thread =>
            {
                before = board.Device.Heap.Used;
                for (var i = 0; i < 500; i++)
                {
                    await board.P.StartNewThread(ThreadBoard.Function("f", async t => ran += (await t.SleepMs(1)).IsNone ? 1 : 0), PyValue.Tuple());
                    await thread.SleepMs(3);
                }

                after = board.Device.Heap.Used;
            },
            2000);
        Assert.AreEqual(500, ran);
        Assert.AreEqual(before, after);
    }
}
