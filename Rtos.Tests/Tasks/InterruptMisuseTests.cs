using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Misuse by an interrupt service routine.</summary>
[TestClass]
public sealed class InterruptMisuseTests
{
    [TestMethod]
    [EveryFlavor]
    public void TaskCall_FromAnInterrupt_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        device.At(500, isr => _ = queue.Send(1, Ticks.None));

        device.AssertPanics(PanicKind.WrongContext, "interrupt 0", ["xQueueSendToBack"], at: 500);
    }

    [TestMethod]
    public void TaskCall_FromAnInterruptThatSwallowsThePanic_StopsTheDeviceAllTheSame()
    {
        var device = Create(Flavor.Idf2);
        var a = device.Task("A", 5, async task => await task.Suspend());
        device.At(
            500,
            isr =>
            {
                try
                {
                    _ = a.Resume();
                }
                catch (DevicePanicException)
                {
                    // As a routine that catches everything would.
                }
            },
            CoreId.Core1);

        device.AssertPanics(PanicKind.WrongContext, "interrupt 0", ["vTaskResume"], at: 500, core: 1);
    }

    [TestMethod]
    public void Routine_CalledFromAnInterrupt_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.At(500, isr => _ = Nothing());

        device.AssertPanics(PanicKind.Exception, "interrupt 0", ["InvalidOperationException: Nothing"], at: 500);
    }

    [TestMethod]
    public void Routine_CalledFromTheHost_Throws()
    {
        var refusal = Assert.ThrowsExactly<InvalidOperationException>(() => _ = Nothing());
        Assert.AreEqual("Nothing returns Routine: it can only be called inside a task of a device", refusal.Message);
    }

    [TestMethod]
    public void Exception_InAnInterrupt_PanicsAndIsTheCause()
    {
        var device = Create(Flavor.Smp);
        var cause = new FormatException("no number");
        device.At(250, static _ => { });
        device.At(500, _ => throw cause, CoreId.Core1);

        var panic = device.AssertPanics(PanicKind.Exception, "interrupt 1", ["FormatException: no number"], at: 500, core: 1);
        Assert.AreSame(cause, panic.InnerException);
        Assert.AreEqual(new DevicePanic(new Instant(500), CoreId.Core1, "interrupt 1", PanicKind.Exception, panic.Panic.Message), panic.Panic);
    }

    [TestMethod]
    public void InterruptContext_UsedByTheHostAfterTheInterrupt_Throws()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 1);
        InterruptContext? kept = null;
        device.At(500, isr => kept = isr);
        device.Run(1000);

        var refusal = Assert.ThrowsExactly<InvalidOperationException>(() => kept!.SendFromISR(queue, 1));
        Assert.AreEqual(
            "sendFromISR was called on an interrupt context that is over; use it only inside the interrupt service routine",
            refusal.Message);
        Assert.AreEqual(0, queue.Count);
        Assert.IsNull(device.Panic);
    }

    [TestMethod]
    public void InterruptContext_UsedByATaskAfterTheInterrupt_Panics()
    {
        var device = Create(Flavor.Idf1);
        InterruptContext? kept = null;
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(600));
            kept!.TickCountFromISR();
        });
        device.At(500, isr => kept = isr);

        device.AssertPanics(PanicKind.Exception, "A", ["InvalidOperationException", "tickCountFromISR"], at: 600);
    }

    [TestMethod]
    public void FromISR_ObjectOfAnotherDevice_Panics()
    {
        var other = Create(Flavor.Idf1);
        var foreign = other.Task("F", 5, static _ => Routine.Completed);
        var device = Create(Flavor.Idf1);
        device.At(500, isr => isr.NotifyGiveFromISR(foreign));

        device.AssertPanics(PanicKind.Exception, "interrupt 0", ["ArgumentException", "notifyGiveFromISR: F ", "another device"], at: 500);
        Assert.AreEqual(0u, foreign.NotificationValue());
    }

    [TestMethod]
    public void FromISR_TaskFreed_Panics()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, async task => await task.Yield());
        device.At(500, isr => isr.ResumeFromISR(a));

        device.AssertPanics(PanicKind.Exception, "interrupt 0", ["InvalidOperationException", "resumeFromISR: task A ", "deleted and freed"], at: 500);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(3)]
    public void NotifyFromISR_NoSuchSlot_Panics(int index)
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, async task => await task.Suspend());
        device.At(500, isr => isr.NotifyFromISR(a, 1, NotifyAction.SetBits, index));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1000)));
        Assert.IsInstanceOfType<ArgumentOutOfRangeException>(panic.InnerException);
        Assert.AreEqual("interrupt 0", panic.Panic.Task);
        Assert.AreEqual(0u, a.NotificationValue());
    }

    [TestMethod]
    public void OverwriteFromISR_SeveralPlaces_Panics()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 2);
        device.At(500, isr => isr.OverwriteFromISR(queue, 1));

        device.AssertPanics(PanicKind.Argument, "interrupt 0", ["queue q ", "2 places", "xQueueOverwrite"], at: 500);
        Assert.AreEqual(0, queue.Count);
    }

    [TestMethod]
    public void Overwrite_SeveralPlaces_Panics()
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<int>("q", 2);
        device.Task("A", 5, async task => await queue.Overwrite(1));

        device.AssertPanics(PanicKind.Argument, "A", ["queue q ", "2 places", "xQueueOverwrite"]);
        Assert.AreEqual(0, queue.Count);
    }

    [TestMethod]
    public void RunFor_InsideAnInterrupt_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.At(500, _ => device.RunFor(new Cycles(1)));

        device.AssertPanics(PanicKind.Exception, "interrupt 0", ["InvalidOperationException", "from inside a device"], at: 500);
    }

    private static async Routine Nothing() => await Routine.Completed;
}
