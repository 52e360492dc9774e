using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Coroutines;

/// <summary>Async methods of tasks: nesting, results, exceptions.</summary>
[TestClass]
public sealed class RoutineTests
{
    private static readonly AsyncLocal<int> Shared = new();

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(50)]
    public void Await_NestedRoutines_ReturnTheirResults(int depth)
    {
        var device = Create(Settings(Flavor.Idf2) with { StackOverflowCheck = StackOverflowCheck.None });
        var sum = 0;
        device.Task("A", 5, async task =>
        {
            sum += await Sum(task, depth);
            sum += await Sum(task, depth);
        });
        device.Run(60 * 2 * 1000);

        Assert.AreEqual(depth * (depth + 1), sum);
        var waits = device.Trace.Lines.Count(l => l.EndsWith(" delay", StringComparison.Ordinal));
        Assert.AreEqual(2 * depth, waits);
    }

    [TestMethod]
    public void Await_RoutineThatNeverWaits_RunsAtOnce()
    {
        var device = Create(Flavor.Idf1);
        var log = string.Empty;
        device.Task("A", 5, async task =>
        {
            static async Routine<string> Now(RtosTask t) => $"{await t.GetTickCount()}";

            await Routine.Completed;
            log = await Now(task);
        });
        device.Run(10);

        Assert.AreEqual("0", log);
    }

    [TestMethod]
    public void Exception_AcrossWaitingRoutines_RunsCatchAndFinallyInOrder()
    {
        var device = Create(Flavor.Idf1);
        var log = new List<string>();

        async Routine Throws(RtosTask task)
        {
            await task.Delay(new Ticks(1));
            throw new FormatException("deep");
        }

        async Routine<int> Cleans(RtosTask task)
        {
            try
            {
                await Throws(task);
                return 1;
            }
            finally
            {
                await task.Delay(new Ticks(1));
                log.Add($"finally {device.Now}");
            }
        }

        device.Task("A", 5, async task =>
        {
            try
            {
                await Cleans(task);
            }
            catch (FormatException e)
            {
                await task.Delay(new Ticks(1));
                log.Add($"{e.Message} {device.Now}");
            }

            await task.Suspend();
        });
        device.Run(5000);

        Assert.AreEqual("finally 2000, deep 3000", string.Join(", ", log));
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    public void Exception_OfARoutineThatNeverWaited_ReachesItsCaller()
    {
        var device = Create(Flavor.Idf1);
        var caught = string.Empty;
        device.Task("A", 5, async task =>
        {
            static async Routine<int> Fails()
            {
                await Routine.Completed;
                throw new FormatException("at once");
            }

            try
            {
                await Fails();
            }
            catch (FormatException e)
            {
                caught = e.Message;
            }

            await task.Suspend();
        });
        device.Run(10);

        Assert.AreEqual("at once", caught);
    }

    [TestMethod]
    [EveryFlavor]
    public void Exit_InANestedRoutine_RunsFinallyBlocksThatWait(Flavor flavor)
    {
        var device = Create(flavor);
        var log = new List<string>();

        async Routine Leaves(RtosTask task)
        {
            try
            {
                await task.Delay(new Ticks(1));
                RtosTask.Exit();
            }
            finally
            {
                await task.Delay(new Ticks(1));
                log.Add($"inner {device.Now}");
            }
        }

        var a = device.Task("A", 5, async task =>
        {
            try
            {
                await Leaves(task);
                log.Add("not reached");
            }
            finally
            {
                await task.Delay(new Ticks(1));
                log.Add($"outer {device.Now}");
            }
        });
        device.Run(5000);

        Assert.AreEqual("inner 2000, outer 3000", string.Join(", ", log));
        Assert.AreEqual(TaskState.Deleted, a.State);
        Assert.IsNull(device.Panic);
        Assert.HasCount(1, device.Trace.Lines.Where(l => l.EndsWith("A end", StringComparison.Ordinal)).ToArray());
    }

    [TestMethod]
    public void Exit_BeforeTheFirstWait_EndsTheTask()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, static async _ =>
        {
            await Routine.Completed;
            RtosTask.Exit();
        });
        device.Run(10);

        Assert.IsTrue(a.IsFreed);
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    public void Delete_ByAnotherTask_RunsNoFinallyBlock()
    {
        var device = Create(Flavor.Idf1);
        var cleaned = false;

        async Routine Waits(RtosTask task)
        {
            try
            {
                await task.Delay(new Ticks(5));
            }
            finally
            {
                cleaned = true;
            }
        }

        var a = device.Task("A", 6, async task =>
        {
            try
            {
                await Waits(task);
            }
            finally
            {
                cleaned = true;
            }
        });
        device.Task("B", 5, async _ => await a.Delete());
        device.Run(9000);

        Assert.IsTrue(a.IsFreed);
        Assert.IsFalse(cleaned);
    }

    [TestMethod]
    public void AsyncLocal_SetByOneTask_IsSeenByTheNext()
    {
        var device = Create(Flavor.Idf1);
        var seen = 0;
        device.Task("A", 6, static async task =>
        {
            Shared.Value = 7;
            await task.Delay(new Ticks(1));
        });
        device.Task("B", 5, async task =>
        {
            seen = Shared.Value;
            await task.Delay(new Ticks(1));
        });
        device.Run(2000);

        Assert.AreEqual(7, seen);
    }

    [TestMethod]
    public void Recursion_WithoutEnd_IsTheTasksStackOverflow()
    {
        static async Routine Endless()
        {
            await Endless();
        }

        var device = Create(Flavor.Idf2);
        device.Task("A", 5, static async _ => await Endless());

        device.AssertPanics(PanicKind.StackOverflow, "A", ["Endless ", "4096 bytes"]);
    }

    [TestMethod]
    public void Recursion_WithoutEndAndWithoutCheck_IsStoppedBeforeTheHostsStackEnds()
    {
        static async Routine Endless()
        {
            await Endless();
        }

        var device = Create(Settings(Flavor.Idf2) with { StackOverflowCheck = StackOverflowCheck.None });
        device.Task("A", 5, static async _ => await Endless());

        // On a small stack: every frame passes the panic on.
        var thread = new System.Threading.Thread(
            () => Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(10))), 256 * 1024);
        thread.Start();
        thread.Join();
        device.Panic!.AssertIs(PanicKind.StackOverflow, "A", ["Endless ", "4096 bytes"]);
    }

    [TestMethod]
    public void Recursion_WithoutEndThatWaits_IsTheTasksStackOverflow()
    {
        static async Routine Endless(RtosTask task)
        {
            await task.Delay(new Ticks(1));
            await Endless(task);
        }

        var device = Create(Flavor.Idf1);
        device.CreateTask("A", 5, 700, CoreAffinity.Any, Endless);

        device.AssertPanics(
            PanicKind.StackOverflow,
            "A",
            ["700 bytes, 20 too few", "(176) > Endless (96) > Endless (96) > Endless (96) > Endless (96) > vTaskDelay (160)"],
            at: 3000);
    }

    [TestMethod]
    public void CreateTask_BodyThatIsNotAsync_Runs()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, static task => Sum2(task));
        var b = device.Task("B", 5, static _ => Routine.Completed);
        device.Run(2500);

        Assert.IsTrue(a.IsFreed);
        Assert.IsTrue(b.IsFreed);

        static async Routine Sum2(RtosTask task) => await Sum(task, 2);
    }

    private static async Routine<int> Sum(RtosTask task, int depth)
    {
        if (depth == 0)
        {
            return 0;
        }

        var below = await Sum(task, depth - 1);
        await task.Delay(new Ticks(1));
        return below + depth;
    }
}
