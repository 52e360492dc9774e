using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Creating, deleting and counting tasks; what a handle says of its task.</summary>
[TestClass]
public sealed class TaskLifeTests
{
    [TestMethod]
    [DataRow(Flavor.FreeRtos, "2 1")]
    [DataRow(Flavor.FreeRtosCoop, "2 1")]
    [DataRow(Flavor.Idf1, "2 1")]
    [DataRow(Flavor.Idf2, "1 1")]
    public void GetNumberOfTasks_TaskEnded_CountsItUntilAnIdleTaskFreesIt(Flavor flavor, string expected)
    {
        var device = Create(flavor);
        var counts = new List<int>();
        var own = flavor == Flavor.Idf2 ? 3 : 2;
        device.Task("ends", 9, static _ => Routine.Completed, CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            counts.Add(await task.GetNumberOfTasks() - own);
            await task.Delay(new Ticks(2));
            counts.Add(await task.GetNumberOfTasks() - own);
        }, CoreAffinity.Core0);
        device.Run(3500);

        Assert.AreEqual(expected, string.Join(' ', counts));
        Assert.AreEqual(own, device.NumberOfTasks);
    }

    [TestMethod]
    public void KernelCall_OnADeletedTaskThatIsNotFreedYet_Panics()
    {
        AssertRefused(static b => b.Suspend(), "suspend (vTaskSuspend)");
        AssertRefused(static b => b.Resume(), "resume (vTaskResume)");
        AssertRefused(static b => b.Delete(), "delete (vTaskDelete)");
        AssertRefused(static b => b.SetPriority(7), "setPriority (vTaskPrioritySet)");

        static void AssertRefused(Func<RtosTask, RtosCall> call, string name)
        {
            var device = Create(Flavor.Idf1);
            var b = device.Task("B", 6, static _ => Routine.Completed);
            device.Task("A", 5, async task =>
            {
                Assert.AreEqual(TaskState.Deleted, await b.GetState());
                Assert.AreEqual(6, await b.GetPriority());
                await call(b);
            });
            device.AssertPanics(PanicKind.UseAfterDelete, "A", [name, "task B", "deleted"]);
        }
    }

    [TestMethod]
    public void NotifyGive_DeletedTaskThatIsNotFreedYet_Panics()
    {
        var device = Create(Flavor.Idf2);
        var b = device.Task("B", 6, static async task => await task.NotifyTake(true, Ticks.Forever), CoreAffinity.Core1);
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(10));
            await b.Delete();
            await b.NotifyGive();
        }, CoreAffinity.Core0);

        device.AssertPanics(PanicKind.UseAfterDelete, "A", ["xTaskNotifyGiveIndexed", "task B", "deleted and freed"], at: 10);
    }

    [TestMethod]
    public void FromISR_DeletedTaskThatIsNotFreedYet_Panics()
    {
        var device = Create(Flavor.Idf1);
        var b = device.Task("B", 6, static _ => Routine.Completed);
        device.Task("A", 5, static async task => await task.Work(new Cycles(900)));
        device.At(500, isr => isr.NotifyGiveFromISR(b));

        device.AssertPanics(PanicKind.Exception, "interrupt 0", ["InvalidOperationException", "notifyGiveFromISR: task B ", "deleted"], at: 500);
    }

    [TestMethod]
    [EveryFlavor]
    public void Delete_Self_NeverReturns(Flavor flavor)
    {
        var device = Create(flavor);
        var reached = false;
        var cleaned = false;
        var a = device.Task("A", 5, async task =>
        {
            try
            {
                await task.Delete();
                reached = true;
            }
            finally
            {
                cleaned = true;
            }
        });
        device.Run(1500);

        Assert.IsFalse(reached);
        Assert.IsFalse(cleaned, "a deleted task is dropped where it stands");
        Assert.IsTrue(a.IsFreed);
        Assert.AreEqual(TaskState.Deleted, a.State);
        Assert.IsNull(device.FindTask("A"));
    }

    [TestMethod]
    [EveryFlavor]
    public void Delete_BlockedTask_FreesItAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        var free = device.Heap.Used;
        var b = device.Task("B", 6, async _ => await queue.Receive(Ticks.Forever));
        var seen = string.Empty;
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await b.Delete();
            seen = $"{b.State} {b.IsFreed} {device.Now}";
            await queue.Send(1, Ticks.None);
            await task.Suspend();
        });
        device.Run(1500);

        Assert.AreEqual("Deleted True 100", seen);
        Assert.AreEqual(1, queue.Count);
    }

    [TestMethod]
    [EveryFlavor]
    public void Delete_SuspendedTask_FreesItAtOnce(Flavor flavor)
    {
        var device = Create(flavor);
        var b = device.Task("B", 6, async task => await task.Suspend());
        var freed = false;
        device.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            await b.Delete();
            freed = b.IsFreed;
        });
        device.Run(1500);

        Assert.IsTrue(freed);
    }

    [TestMethod]
    [EveryFlavor]
    public void Delete_ReadyTask_NeverRuns(Flavor flavor)
    {
        var device = Create(flavor);
        var ran = false;
        var b = device.Task("B", 1, async task =>
        {
            ran = true;
            await task.Yield();
        }, CoreAffinity.Core0);
        device.Task("A", 5, async task =>
        {
            await b.Delete();
            await task.Suspend();
        }, CoreAffinity.Core0);
        device.Run(1500);

        Assert.IsFalse(ran);
        Assert.IsTrue(b.IsFreed);
    }

    [TestMethod]
    [DataRow(Flavor.Idf2)]
    [DataRow(Flavor.Smp)]
    public void Delete_TaskRunningOnTheOtherCore_IsFreedByAnIdleTask(Flavor flavor)
    {
        var device = Create(flavor);
        var b = device.Task("B", 6, async task => await task.Work(new Cycles(5000)), CoreAffinity.Core1);
        var seen = string.Empty;
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(100));
            await b.Delete();
            seen = $"{device.Now} {b.IsFreed} {await b.GetState()}";
            await task.Suspend();
        }, CoreAffinity.Core0);
        device.Run(1500);

        Assert.AreEqual(flavor == Flavor.Idf2 ? "100 False Running" : "100 False Deleted", seen);
        Assert.IsTrue(b.IsFreed);
        Assert.AreEqual(new Cycles(100), b.RunTime);
    }

    [TestMethod]
    public void TaskEnds_Always_DeletesItself()
    {
        var device = Create(Flavor.Idf1);
        var a = device.Task("A", 5, async task => await task.Work(new Cycles(10)));
        device.Run(50);

        device.AssertTrace("""
            0 0 switch A
            10 0 A 0 work
            10 0 A end
            10 0 switch Tmr Svc
            10 0 switch IDLE
            """);
        Assert.IsTrue(a.IsFreed);
        Assert.AreEqual("A", a.ToString());
    }
}
