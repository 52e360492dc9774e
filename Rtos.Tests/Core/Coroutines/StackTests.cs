using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Coroutines;

/// <summary>Stack budgets. By default 176 bytes of saved registers, 96 a frame, 160 a kernel call.</summary>
[TestClass]
public sealed class StackTests
{
    [TestMethod]
    [EveryFlavor]
    public void HighWaterMark_OneFrameAndACall_IsCharged(Flavor flavor)
    {
        var device = Create(flavor);
        var a = device.Task("A", 5, static async task => await task.Delay(new Ticks(1)));
        Assert.AreEqual(4096 - 176, a.StackHighWaterMark);
        device.Run(10);

        Assert.AreEqual(4096 - 176 - 96 - 160, a.StackHighWaterMark);
        Assert.AreEqual(4096, a.StackBytes);
    }

    [TestMethod]
    public void HighWaterMark_NestedFrames_IsTheDeepest()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, static async task =>
        {
            await Nested(task);
            await Nested(task);
            await Big(task);
            await task.Suspend();
        });
        device.Run(3500);

        Assert.AreEqual(4096 - 176 - 96 - 1000 - 160, a.StackHighWaterMark);
    }

    [TestMethod]
    public void HighWaterMark_FramesThatEnded_AreGivenBack()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, static async task =>
        {
            for (var i = 0; i < 100; i++)
            {
                await Nested(task);
                try
                {
                    await Fails(task, i % 2 == 0);
                }
                catch (FormatException)
                {
                    // Whichever way a frame ends, it is closed.
                }
            }

            await task.Suspend();
        });
        device.Run(200_000);

        Assert.AreEqual(TaskState.Suspended, a.State);
        Assert.AreEqual(4096 - 176 - 96 - 96 - 160, a.StackHighWaterMark);
    }

    [TestMethod]
    public void HighWaterMark_ConfiguredCosts_AreCharged()
    {
        var device = Create(Settings(Flavor.Idf1) with { StackFrameBytes = 10, StackCallBytes = 3 });
        var a = device.Task("A", 5, static async task => await Nested(task));
        device.Run(10);

        Assert.AreEqual(4096 - 176 - 10 - 10 - 3, a.StackHighWaterMark);
    }

    [TestMethod]
    public void Overflow_WhenSwitchedOut_PanicsWithTheCallChain()
    {
        var device = Create(Flavor.Idf2);
        device.CreateTask("small", 5, 1000, CoreAffinity.Core0, static async task =>
        {
            await task.Yield();
            await Outer(task);
        });

        device.AssertPanics(
            PanicKind.StackOverflow,
            "small",
            ["1000 bytes, 228 too few", "(176) > lambda in Overflow_WhenSwitchedOut_PanicsWithTheCallChain (96) > Outer (96) > Inner (700) > vTaskDelay (160)"]);
    }

    [TestMethod]
    public void Overflow_StackOfOneByte_SaysWhatHasNoRoom()
    {
        var device = Create(Flavor.Idf2);
        device.CreateTask("tiny", 5, 1, CoreAffinity.Core0, static _ => Routine.Completed);

        device.AssertPanics(PanicKind.StackOverflow, "tiny", ["1 byte, 175 too few", "(176)"]);
    }

    [TestMethod]
    public void Overflow_ExactFit_IsNone()
    {
        const int Needed = 176 + 96 + 160;
        var device = Create(Flavor.Idf1);
        var fits = device.CreateTask("fits", 5, Needed, CoreAffinity.Any, static async task => await task.Delay(new Ticks(1)));
        device.CreateTask("lacks", 4, Needed - 1, CoreAffinity.Any, static async task => await task.Delay(new Ticks(1)));

        device.AssertPanics(PanicKind.StackOverflow, "lacks", ["431 bytes, 1 too few", "(176) > lambda in Overflow_ExactFit_IsNone (96) > vTaskDelay (160)"]);
        Assert.AreEqual(0, fits.StackHighWaterMark);
    }

    [TestMethod]
    public void StackOverflowHook_Set_TakesTheOverflowOnceAndTheRunGoesOn()
    {
        var device = Create(Flavor.Idf1);
        var overflows = new List<StackOverflow>();
        device.StackOverflowHook = overflows.Add;
        var a = device.CreateTask("A", 5, 300, CoreAffinity.Any, static async task =>
        {
            await task.Delay(new Ticks(1));
            await task.Delay(new Ticks(1));
            await task.Suspend();
        });
        device.Run(5000);

        Assert.HasCount(1, overflows);
        var overflow = overflows[0];
        Assert.AreEqual("A", overflow.Task);
        Assert.AreEqual(300, overflow.StackBytes);
        Assert.AreEqual(176 + 96 + 160 - 300, overflow.MissingBytes);
        Assert.AreEqual(
            "saved registers (176) > lambda in StackOverflowHook_Set_TakesTheOverflowOnceAndTheRunGoesOn (96) > vTaskDelay (160)",
            string.Join(" > ", overflow.CallChain));
        Assert.AreEqual(TaskState.Suspended, a.State);
        Assert.AreEqual(0, a.StackHighWaterMark);
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    [DataRow(StackOverflowCheck.None, 0)]
    [DataRow(StackOverflowCheck.PointerValue, 0)]
    [DataRow(StackOverflowCheck.Canary, 1)]
    public void StackOverflowCheck_TooDeepBeforeTheSwitch_IsSeenByTheCanaryOnly(StackOverflowCheck check, int expected) =>
        Assert.AreEqual(expected, Overflows(check, static async task =>
        {
            await DeepWithoutSwitch(task);
            await task.Delay(new Ticks(1));
        }));

    [TestMethod]
    [DataRow(StackOverflowCheck.None, 0)]
    [DataRow(StackOverflowCheck.PointerValue, 1)]
    [DataRow(StackOverflowCheck.Canary, 1)]
    public void StackOverflowCheck_TooDeepAtTheSwitch_IsSeenByBothMethods(StackOverflowCheck check, int expected) =>
        Assert.AreEqual(expected, Overflows(check, static async task => await Big(task)));

    [TestMethod]
    public void StackFrame_OutOfRange_Throws()
    {
        Assert.AreEqual(0, new StackFrameAttribute(0).Bytes);
        Assert.AreEqual(1 << 20, new StackFrameAttribute(1 << 20).Bytes);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new StackFrameAttribute(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new StackFrameAttribute((1 << 20) + 1));
    }

    private static int Overflows(StackOverflowCheck check, Func<RtosTask, Routine> body)
    {
        var device = Create(Settings(Flavor.Idf1) with { StackOverflowCheck = check });
        var count = 0;
        device.StackOverflowHook = _ => count++;
        device.CreateTask("A", 5, 900, CoreAffinity.Any, body);
        device.Run(2500);
        return count;
    }

    private static async Routine Nested(RtosTask task) => await task.Delay(new Ticks(1));

    private static async Routine Fails(RtosTask task, bool waits)
    {
        if (waits)
        {
            await task.Delay(new Ticks(1));
        }

        throw new FormatException("expected");
    }

    [StackFrame(1000)]
    private static async Routine Big(RtosTask task) => await task.Delay(new Ticks(1));

    [StackFrame(1000)]
    private static async Routine DeepWithoutSwitch(RtosTask task) => await task.GetTickCount();

    private static async Routine Outer(RtosTask task) => await Inner(task);

    [StackFrame(700)]
    private static async Routine<int> Inner(RtosTask task)
    {
        await task.Delay(new Ticks(1));
        return 1;
    }
}
