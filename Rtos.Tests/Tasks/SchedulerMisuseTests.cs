using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>What a task may not do while the scheduler is suspended or inside a critical section.</summary>
[TestClass]
public sealed class SchedulerMisuseTests
{
    [TestMethod]
    [EveryFlavor]
    public void Delay_SchedulerSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.Delay(new Ticks(1));
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["vTaskDelay", "scheduler is suspended"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Receive_SchedulerSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            Assert.IsFalse((await queue.Receive(Ticks.None)).HasValue);
            await queue.Receive(new Ticks(1));
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["xQueueReceive", "scheduler is suspended"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void NotifyTake_SchedulerSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.NotifyTake(true, Ticks.Forever);
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["ulTaskNotifyTakeIndexed", "scheduler is suspended"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Suspend_SelfWhileSchedulerSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.Suspend();
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["itself (vTaskSuspend)", "scheduler is suspended"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Delete_SelfWhileSchedulerSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.Delete();
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["itself (vTaskDelete)", "scheduler is suspended"]);
    }

    [TestMethod]
    public void TaskEnds_SchedulerSuspended_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.SuspendAll());

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["itself (vTaskDelete)", "scheduler is suspended"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void CatchUpTicks_SchedulerSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.CatchUpTicks(new Ticks(1));
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["xTaskCatchUpTicks", "scheduler is suspended"]);
    }

    [TestMethod]
    public void CatchUpTicks_TooMany_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.CatchUpTicks(new Ticks(0x80000000)));

        device.AssertPanics(PanicKind.Argument, "A", ["xTaskCatchUpTicks", "2147483648", "2147483647"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void ResumeAll_NotSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task => await task.ResumeAll());

        device.AssertPanics(PanicKind.Unbalanced, "A", ["xTaskResumeAll"]);
    }

    [TestMethod]
    public void ResumeAll_OnceTooOften_Panics()
    {
        var device = Create(Flavor.FreeRtos);
        device.Task("A", 5, async task =>
        {
            await task.SuspendAll();
            await task.SuspendAll();
            await task.ResumeAll();
            await task.ResumeAll();
            await task.ResumeAll();
        });

        device.AssertPanics(PanicKind.Unbalanced, "A", ["xTaskResumeAll"]);
        Assert.HasCount(5, device.Trace.Lines);
    }

    [TestMethod]
    [EveryFlavor]
    public void ExitCritical_Outside_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.EnterCritical();
            await task.ExitCritical();
            await task.ExitCritical();
        });

        device.AssertPanics(PanicKind.Unbalanced, "A", ["taskEXIT_CRITICAL"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void Send_BlockingInsideACriticalSection_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        var queue = device.CreateQueue<int>("q", 1);
        device.Task("A", 5, async task =>
        {
            await queue.Send(1, new Ticks(1));
            await task.EnterCritical();
            await queue.Send(2, new Ticks(1));
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["xQueueSendToBack", "critical section"]);
    }

    [TestMethod]
    [EveryFlavor]
    public void TaskEnds_InsideACriticalSection_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.EnterCritical();
            await task.EnterCritical();
            await task.ExitCritical();
        });

        device.AssertPanics(PanicKind.Unbalanced, "A", ["ended", "critical section"]);
    }

    [TestMethod]
    public void Delete_SelfInsideACriticalSection_Panics()
    {
        var device = Create(Flavor.Idf2);
        device.Task("A", 5, async task =>
        {
            await task.EnterCritical();
            await task.Delete();
        });

        device.AssertPanics(PanicKind.MayNotBlock, "A", ["vTaskDelete", "critical section"]);
    }

    [TestMethod]
    public void DelayUntil_PeriodOfZero_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.DelayUntil(new WakeTime(new TickCount(0)), Ticks.None));

        device.AssertPanics(PanicKind.Argument, "A", ["xTaskDelayUntil", "1 tick"]);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(25)]
    public void SetPriority_OutOfRange_Panics(int priority)
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.SetPriority(priority));

        device.AssertPanics(PanicKind.Argument, "A", ["vTaskPrioritySet", $"task A to {priority};", "0 to 24"]);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(3)]
    public void Notification_NoSuchSlot_Panics(int index)
    {
        AssertPanics(t => t.NotifyGive(index), "xTaskNotifyGiveIndexed", index);
        AssertPanics(t => t.Notify(1, NotifyAction.None, index), "xTaskNotifyIndexed", index);
        AssertPanics(t => t.NotifyTake(true, new Ticks(1), index), "ulTaskNotifyTakeIndexed", index);
        AssertPanics(t => t.NotifyWait(0, 0, new Ticks(1), index), "xTaskNotifyWaitIndexed", index);
        AssertPanics(t => t.NotifyAndQuery(1, NotifyAction.None, index), "xTaskNotifyAndQueryIndexed", index);
        AssertPanics(t => t.NotifyStateClear(index), "xTaskNotifyStateClearIndexed", index);
        AssertPanics(t => t.NotifyValueClear(1, index), "ulTaskNotifyValueClearIndexed", index);
    }

    private static void AssertPanics<T>(Func<RtosTask, RtosCall<T>> call, string function, int index)
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await call(task));
        device.AssertPanics(PanicKind.Argument, "A", [function, $"slot {index};", "0 to 2", "FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES"]);
    }
}
