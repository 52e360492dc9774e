using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Misuse by a task: the device stops and says which task, which call, and the way out.</summary>
[TestClass]
public sealed class TaskMisuseTests
{
    private const Flavor OneCore = Flavor.Idf1;

    [TestMethod]
    public void KernelCall_FromTheHost_Throws()
    {
        var device = Create(OneCore);
        var a = device.Task("A", 5, async task => await task.Suspend());
        var queue = device.CreateQueue<int>("q", 2);
        device.Run(500);

        AssertHostIsRefused(() => _ = a.Delay(new Ticks(1)), "delay (vTaskDelay)");
        AssertHostIsRefused(() => _ = a.Resume(), "resume (vTaskResume)");
        AssertHostIsRefused(() => _ = queue.Send(1, Ticks.None), "send (xQueueSendToBack)");
        AssertHostIsRefused(() => _ = queue.Overwrite(1), "overwrite (xQueueOverwrite)");
        AssertHostIsRefused(() => _ = queue.MessagesWaiting(), "waiting (uxQueueMessagesWaiting)");
        Assert.IsNull(device.Panic);
        device.Run(1500);
        Assert.AreEqual(TaskState.Suspended, a.State);
    }

    [TestMethod]
    public void SelfCall_OnAnotherTasksHandle_Panics()
    {
        var device = Create(OneCore);
        var b = device.Task("B", 1, async task => await task.Suspend());
        device.Task("A", 5, async task => await b.Delay(new Ticks(1)));

        device.AssertPanics(PanicKind.WrongContext, "A", ["vTaskDelay", "task B"]);
    }

    [TestMethod]
    public void KernelCall_ObjectOfAnotherDevice_Panics()
    {
        var other = Create(OneCore);
        var queue = other.CreateQueue<int>("q", 1);
        var device = Create(OneCore);
        device.Task("A", 5, async task => await queue.Send(1, Ticks.None));

        device.AssertPanics(PanicKind.Exception, "A", ["InvalidOperationException", "xQueueSendToBack", "another device than task A"]);
        Assert.IsNull(other.Panic);
    }

    [TestMethod]
    public void KernelCall_HandleOfAFreedTask_Panics()
    {
        var device = Create(OneCore);
        var b = device.Task("B", 6, async task => await task.Yield());
        device.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await b.Suspend();
        });

        device.AssertPanics(PanicKind.UseAfterDelete, "A", ["vTaskSuspend", "task B", "deleted and freed"], at: 1000);
        Assert.IsTrue(b.IsFreed);
        Assert.AreEqual(TaskState.Deleted, b.State);
    }

    [TestMethod]
    public void Exception_InATask_PanicsAndIsTheCause()
    {
        var device = Create(OneCore);
        var cause = new FormatException("no number");
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(300));
            throw cause;
        });

        var panic = device.AssertPanics(PanicKind.Exception, "A", ["FormatException: no number"], at: 300);
        Assert.AreSame(cause, panic.InnerException);
        Assert.AreEqual(new DevicePanic(new Instant(300), CoreId.Core0, "A", PanicKind.Exception, panic.Panic.Message), panic.Panic);
    }

    [TestMethod]
    public void Exception_InABodyThatIsNotAsync_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, _ => throw new FormatException("no number"));

        device.AssertPanics(PanicKind.Exception, "A", ["FormatException: no number"]);
    }

    [TestMethod]
    public void Panic_SwallowedByTheTask_StopsTheDeviceAllTheSame()
    {
        var device = Create(OneCore);
        var b = device.Task("B", 1, async task => await task.Suspend());
        device.Task("A", 5, async task =>
        {
            try
            {
                await b.Delay(new Ticks(1));
            }
            catch (DevicePanicException)
            {
                // The device must not go on because somebody catches everything.
            }
        });

        device.AssertPanics(PanicKind.WrongContext, "A", ["vTaskDelay", "task B"]);
    }

    [TestMethod]
    public void RunFor_InsideATask_Panics()
    {
        var device = Create(OneCore);
        var other = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            await task.Yield();
            other.RunFor(new Cycles(1));
        });

        device.AssertPanics(PanicKind.Exception, "A", ["InvalidOperationException", "from inside a device"]);
        Assert.IsFalse(other.IsStarted);
    }

    [TestMethod]
    public void CreateTask_TheHostsCallInsideATask_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task =>
        {
            await task.Yield();
            device.Task("B", 1, static _ => Routine.Completed);
        });

        device.AssertPanics(PanicKind.WrongContext, "A", ["task B", "created"]);
    }

    [TestMethod]
    public void CreateTask_ByATaskWithABadArgument_Panics()
    {
        var device = Create(OneCore);
        device.Task("A", 5, async task => await task.CreateTask("B", 25, 4096, CoreAffinity.Any, static _ => Routine.Completed));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(new Cycles(1)));
        Assert.IsInstanceOfType<ArgumentOutOfRangeException>(panic.InnerException);
        Assert.AreEqual("A", panic.Panic.Task);
        Assert.AreEqual(3, device.NumberOfTasks);
    }

    [TestMethod]
    public void Operations_MoreThanTheLimitAtOneInstant_Panics()
    {
        var device = Create(Settings(OneCore) with { OperationsPerInstant = 5 });
        device.Task("A", 5, async task =>
        {
            for (; ; )
            {
                await task.Yield();
            }
        });

        device.AssertPanics(PanicKind.EndlessInstant, "A", ["5 operations", "ESP32EMU_OPERATIONS_PER_INSTANT", "a task "]);
        Assert.HasCount(6, device.Trace.Lines);
    }

    [TestMethod]
    public void Operations_TheLimitAtEachInstant_IsAllowed()
    {
        var device = Create(Settings(OneCore) with { OperationsPerInstant = 5 });
        var calls = 0;
        device.Task("A", 5, async task =>
        {
            for (; ; calls++)
            {
                await (calls % 5 == 4 ? task.Work(new Cycles(10)) : task.Yield());
            }
        });
        device.Run(100);

        Assert.AreEqual(49, calls);
    }

    [TestMethod]
    [Timeout(60_000)]
    public void IdleTask_KeptFromACore_Panics()
    {
        var device = Create(Flavor.Smp);
        var never = device.CreateBinarySemaphore("never");
        device.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await device.IdleTask(CoreId.Core1)!.SetAffinity(CoreAffinity.Core0);
            await never.Take(new Ticks(3));
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(20_000))).Panic;

        Assert.AreEqual("A", panic.Task);
        StringAssert.Contains(panic.Message, "idle");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, false)]
    [DataRow(Flavor.Idf1, false)]
    [DataRow(Flavor.Idf2, false)]
    [DataRow(Flavor.Smp, false)]
    [DataRow(Flavor.FreeRtos, true)]
    [DataRow(Flavor.Idf1, true)]
    [DataRow(Flavor.Idf2, true)]
    [DataRow(Flavor.Smp, true)]
    public void IdleTask_SuspendedOrDeleted_Panics(Flavor kernel, bool isDeleted)
    {
        var device = Create(kernel);
        device.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            var idle = device.IdleTask()!;
            await (isDeleted ? idle.Delete() : idle.Suspend());
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(20_000))).Panic;

        Assert.AreEqual("A", panic.Task);
        StringAssert.Contains(panic.Message, "idle");
    }

    [TestMethod]
    [DataRow(Flavor.FreeRtos, true)]
    [DataRow(Flavor.Idf1, true)]
    [DataRow(Flavor.Idf2, true)]
    [DataRow(Flavor.Smp, true)]
    [DataRow(Flavor.FreeRtos, false)]
    [DataRow(Flavor.Idf1, false)]
    [DataRow(Flavor.Idf2, false)]
    [DataRow(Flavor.Smp, false)]
    public void TimerCallback_LeavesItsCoreWithoutSwitches_Panics(Flavor kernel, bool isCritical)
    {
        var device = Create(kernel);
        var timer = device.CreateTimer("timer", new Ticks(1), autoReload: true, async _ =>
        {
            var daemon = device.TimerTask()!;
            await (isCritical ? daemon.EnterCritical() : daemon.SuspendAll());
        });
        device.Task("A", 5, async _ => await timer.Start(Ticks.None));

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(20_000))).Panic;

        Assert.AreEqual("Tmr Svc", panic.Task);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void End_ThrowsWhileItsUnawaitedCallWaits_PanicsWithTheException(bool awaitsBefore)
    {
        var device = Create(OneCore);
        var queue = device.CreateQueue<int>("q", 1);
        var began = 0;
        device.Task("A", 5, async task =>
        {
            began++;
            if (awaitsBefore)
            {
                await task.Delay(new Ticks(1));
            }

            _ = queue.Receive(new Ticks(3));
            throw new FormatException("bad");
        });

        var panic = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(20_000)));

        Assert.AreEqual("A", panic.Panic.Task);
        Assert.IsInstanceOfType<FormatException>(panic.InnerException);
        Assert.AreEqual(1, began);
    }

    [TestMethod]
    public void Operations_AnInterruptThatRaisesItselfAtOnce_Panics()
    {
        var device = Create(Settings(OneCore) with { OperationsPerInstant = 5 });
        var raised = 0;

        void Again(InterruptContext isr)
        {
            isr.TickCountFromISR();
            device.RaiseInterruptAt(isr.Now, CoreId.Core0, Again);
            raised++;
        }

        device.At(50, Again);
        device.AssertPanics(PanicKind.EndlessInstant, "interrupt 5", ["5 operations", "ESP32EMU_OPERATIONS_PER_INSTANT", "an interrupt "], at: 50);
        Assert.AreEqual(5, raised);
    }

    private static void AssertHostIsRefused(Action call, string name)
    {
        var refusal = Assert.ThrowsExactly<InvalidOperationException>(call);
        Assert.AreEqual($"{name} is a call of a task: await it inside a task of this device", refusal.Message);
    }
}
