using Rtos.Core;
using Rtos.Tasks;
using Rtos.Tests.Core.Kernel;
using static Rtos.Tests.Core.Kernel.Chip;

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

        device.AssertPanics("""
            task A called delay (vTaskDelay), which blocks, while the scheduler is suspended; call resumeAll (xTaskResumeAll) first
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called receive (xQueueReceive) with a wait while the scheduler is suspended; call resumeAll (xTaskResumeAll) first, or wait 0 ticks
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called notifyTake (ulTaskNotifyTakeIndexed), which blocks, while the scheduler is suspended; call resumeAll (xTaskResumeAll) first
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            a task may not suspend itself (vTaskSuspend) while the scheduler is suspended; call resumeAll (xTaskResumeAll) first
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            a task may not delete itself (vTaskDelete) while the scheduler is suspended; call resumeAll (xTaskResumeAll) first
            (at cycle 0, core 0, in A)
            """);
    }

    [TestMethod]
    public void TaskEnds_SchedulerSuspended_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.SuspendAll());

        device.AssertPanics("""
            a task may not delete itself (vTaskDelete) while the scheduler is suspended; call resumeAll (xTaskResumeAll) first
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called catchUpTicks (xTaskCatchUpTicks) while the scheduler is suspended; call resumeAll (xTaskResumeAll) first
            (at cycle 0, core 0, in A)
            """);
    }

    [TestMethod]
    public void CatchUpTicks_TooMany_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.CatchUpTicks(new Ticks(0x80000000)));

        device.AssertPanics("""
            catchUpTicks (xTaskCatchUpTicks) of 2147483648 ticks; at most 2147483647 can be made up for
            (at cycle 0, core 0, in A)
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void ResumeAll_NotSuspended_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task => await task.ResumeAll());

        device.AssertPanics("""
            task A called resumeAll (xTaskResumeAll) without a suspendAll (vTaskSuspendAll) before it
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called resumeAll (xTaskResumeAll) without a suspendAll (vTaskSuspendAll) before it
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called exitCritical (taskEXIT_CRITICAL) outside a critical section
            (at cycle 0, core 0, in A)
            """);
    }

    [TestMethod]
    [EveryFlavor]
    public void Work_InsideACriticalSection_Panics(Flavor flavor)
    {
        var device = Create(flavor);
        device.Task("A", 5, async task =>
        {
            await task.EnterCritical();
            await task.Work(new Cycles(1));
        });

        device.AssertPanics("""
            task A called work (code of the task), which takes time, inside a critical section; leave it first
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called send (xQueueSendToBack), which takes time, inside a critical section; leave it first
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A ended inside a critical section
            (at cycle 0, core 0, in A)
            """);
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

        device.AssertPanics("""
            task A called delete (vTaskDelete), which takes time, inside a critical section; leave it first
            (at cycle 0, core 0, in A)
            """);
    }

    [TestMethod]
    public void DelayUntil_PeriodOfZero_Panics()
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.DelayUntil(new WakeTime(new TickCount(0)), Ticks.None));

        device.AssertPanics("""
            delayUntil (xTaskDelayUntil) needs a period of at least 1 tick
            (at cycle 0, core 0, in A)
            """);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(25)]
    public void SetPriority_OutOfRange_Panics(int priority)
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await task.SetPriority(priority));

        device.AssertPanics(
            $"setPriority (vTaskPrioritySet) of task A to {priority}; priorities are 0 to 24\n(at cycle 0, core 0, in A)");
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(3)]
    public void Notification_NoSuchSlot_Panics(int index)
    {
        var rest = $": there is no notification slot {index}; slots are 0 to 2 (FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES)\n(at cycle 0, core 0, in A)";
        AssertPanics(t => t.NotifyGive(index), "notifyGive (xTaskNotifyGiveIndexed)" + rest);
        AssertPanics(t => t.Notify(1, NotifyAction.None, index), "notify (xTaskNotifyIndexed)" + rest);
        AssertPanics(t => t.NotifyTake(true, new Ticks(1), index), "notifyTake (ulTaskNotifyTakeIndexed)" + rest);
        AssertPanics(t => t.NotifyWait(0, 0, new Ticks(1), index), "notifyWait (xTaskNotifyWaitIndexed)" + rest);
        AssertPanics(t => t.NotifyAndQuery(1, NotifyAction.None, index), "notifyQuery (xTaskNotifyAndQueryIndexed)" + rest);
        AssertPanics(t => t.NotifyStateClear(index), "notifyStateClear (xTaskNotifyStateClearIndexed)" + rest);
        AssertPanics(t => t.NotifyValueClear(1, index), "notifyValueClear (ulTaskNotifyValueClearIndexed)" + rest);
    }

    private static void AssertPanics<T>(Func<RtosTask, RtosCall<T>> call, string message)
    {
        var device = Create(Flavor.Idf1);
        device.Task("A", 5, async task => await call(task));
        device.AssertPanics(message);
    }
}
