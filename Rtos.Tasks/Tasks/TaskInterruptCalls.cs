using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The calls of an interrupt service routine about tasks and the scheduler: those whose FreeRTOS names end in <c>FromISR</c>.</summary>
/// <remarks>None of them waits. If a call has woken a task, the switch to it is made when the routine ends.</remarks>
public static class TaskInterruptCalls
{
    /// <summary>Notifies a task by incrementing the value of a slot.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="task">The task.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <exception cref="InvalidOperationException">The interrupt is over, or the task has been deleted.</exception>
    /// <remarks>FreeRTOS: <c>vTaskNotifyGiveIndexedFromISR</c>, <c>vTaskNotifyGiveFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("vTaskNotifyGiveIndexedFromISR", "vTaskNotifyGiveFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static void NotifyGiveFromISR(this InterruptContext isr, RtosTask task, int index = 0)
    {
        Check(isr, NotifyRows.GiveFromISR, task, index);
        isr.NotifyGiveFromISR(task.Tcb, index);
    }

    /// <summary>Notifies a task.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="task">The task.</param>
    /// <param name="value">The bits to set, or the new value, depending on the action.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>Whether the value was taken; only <see cref="NotifyAction.NoOverwrite"/> can fail.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <exception cref="InvalidOperationException">The interrupt is over, or the task has been deleted.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyIndexedFromISR</c>, <c>xTaskNotifyFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTaskNotifyIndexedFromISR", "xTaskNotifyFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool NotifyFromISR(this InterruptContext isr, RtosTask task, uint value, NotifyAction action, int index = 0)
    {
        Check(isr, NotifyRows.NotifyFromISR, task, index);
        return isr.NotifyFromISR(task.Tcb, value, action, index);
    }

    /// <summary>Notifies a task and reads the previous value.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="task">The task.</param>
    /// <param name="value">The bits to set, or the new value, depending on the action.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>Whether the value was taken, and the previous value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <exception cref="InvalidOperationException">The interrupt is over, or the task has been deleted.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyAndQueryIndexedFromISR</c>, <c>xTaskNotifyAndQueryFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTaskNotifyAndQueryIndexedFromISR", "xTaskNotifyAndQueryFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static NotifyQueryResult NotifyAndQueryFromISR(
        this InterruptContext isr, RtosTask task, uint value, NotifyAction action, int index = 0)
    {
        Check(isr, NotifyRows.QueryFromISR, task, index);
        return isr.NotifyAndQueryFromISR(task.Tcb, value, action, index);
    }

    /// <summary>Resumes a task if it is suspended.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="task">The task.</param>
    /// <returns>Whether a switch follows at the end of the interrupt.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over, or the task has been deleted.</exception>
    /// <remarks>FreeRTOS: <c>xTaskResumeFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTaskResumeFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static bool ResumeFromISR(this InterruptContext isr, RtosTask task)
    {
        Check(isr, TaskRows.ResumeFromISR, task, 0);
        return isr.ResumeFromISR(task.Tcb);
    }

    /// <summary>Reads the tick counter.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <returns>The count.</returns>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>FreeRTOS: <c>xTaskGetTickCountFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("xTaskGetTickCountFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static TickCount TickCountFromISR(this InterruptContext isr)
    {
        ArgumentNullException.ThrowIfNull(isr);
        isr.Check(TaskRows.TickCountFromISR.Name);
        var count = isr.Scheduler.TickCount;
        isr.Returned(TaskRows.TickCountFromISR, TraceValue.Number(count.Value));
        return count;
    }

    /// <summary>Asks for the priority at which a task runs.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="task">The task.</param>
    /// <returns>The priority, inherited or its own.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over, or the task has been freed.</exception>
    /// <remarks>FreeRTOS: <c>uxTaskPriorityGetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("uxTaskPriorityGetFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static int PriorityFromISR(this InterruptContext isr, RtosTask task)
    {
        Check(isr, TaskRows.GetPriorityFromISR, task, 0);
        isr.Returned(TaskRows.GetPriorityFromISR, TraceValue.Number(task.Priority));
        return task.Priority;
    }

    /// <summary>Asks for a task's own priority.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="task">The task.</param>
    /// <returns>The priority without inheritance.</returns>
    /// <exception cref="InvalidOperationException">The interrupt is over, or the task has been freed.</exception>
    /// <remarks>FreeRTOS: <c>uxTaskBasePriorityGetFromISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("uxTaskBasePriorityGetFromISR"), CallFrom(Caller.Interrupt, Blocks.No)]
    public static int BasePriorityFromISR(this InterruptContext isr, RtosTask task)
    {
        Check(isr, TaskRows.BasePriorityFromISR, task, 0);
        isr.Returned(TaskRows.BasePriorityFromISR, TraceValue.Number(task.BasePriority));
        return task.BasePriority;
    }

    /// <summary>Asks a core to switch: it selects its task again, after the interrupt, or at its next step.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <param name="core">The core.</param>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>As <see cref="RtosTask.YieldCore"/>. FreeRTOS: none. Blocks: no. From: interrupt.</remarks>
    [FreeRtos, CallFrom(Caller.Interrupt, Blocks.No)]
    public static void YieldCoreFromISR(this InterruptContext isr, CoreId core)
    {
        ArgumentNullException.ThrowIfNull(isr);
        isr.Check(TaskRows.YieldCoreFromISR.Name);
        RtosTask.CheckCore(isr.Device, core);
        isr.Scheduler.Cores[(int)core].SwitchPending = true;
        isr.Returned(TaskRows.YieldCoreFromISR, TraceValue.None);
    }

    /// <summary>Begins a critical section of the interrupt, which must end before the interrupt does; can be nested.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <remarks>Nothing interrupts an interrupt here anyway; the balance is checked. FreeRTOS: <c>taskENTER_CRITICAL_FROM_ISR</c>. ESP-IDF: <c>taskENTER_CRITICAL_ISR</c>, <c>portENTER_CRITICAL_ISR</c>, <c>portTRY_ENTER_CRITICAL_ISR</c>, <c>portENTER_CRITICAL_SAFE</c>, <c>portTRY_ENTER_CRITICAL_SAFE</c>, <c>portSET_INTERRUPT_MASK_FROM_ISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("taskENTER_CRITICAL_FROM_ISR")]
    [EspIdf(
        "taskENTER_CRITICAL_ISR", "portENTER_CRITICAL_ISR", "portTRY_ENTER_CRITICAL_ISR", "portENTER_CRITICAL_SAFE", "portTRY_ENTER_CRITICAL_SAFE",
        "portSET_INTERRUPT_MASK_FROM_ISR")]
    [CallFrom(Caller.Interrupt, Blocks.No)]
    public static void EnterCriticalFromISR(this InterruptContext isr)
    {
        ArgumentNullException.ThrowIfNull(isr);
        isr.Check(TaskRows.EnterCriticalFromISR.Name);
        isr.CriticalNesting++;
        isr.Scheduler.Policy.EnterCriticalFromISR();
        isr.Returned(TaskRows.EnterCriticalFromISR, TraceValue.None);
    }

    /// <summary>Ends a critical section of the interrupt.</summary>
    /// <param name="isr">The interrupt.</param>
    /// <exception cref="InvalidOperationException">The interrupt has ended.</exception>
    /// <exception cref="DevicePanicException">No critical section is open.</exception>
    /// <remarks>FreeRTOS: <c>taskEXIT_CRITICAL_FROM_ISR</c>. ESP-IDF: <c>taskEXIT_CRITICAL_ISR</c>, <c>portEXIT_CRITICAL_ISR</c>, <c>portEXIT_CRITICAL_SAFE</c>, <c>portCLEAR_INTERRUPT_MASK_FROM_ISR</c>. Blocks: no. From: interrupt.</remarks>
    [FreeRtos("taskEXIT_CRITICAL_FROM_ISR")]
    [EspIdf("taskEXIT_CRITICAL_ISR", "portEXIT_CRITICAL_ISR", "portEXIT_CRITICAL_SAFE", "portCLEAR_INTERRUPT_MASK_FROM_ISR")]
    [CallFrom(Caller.Interrupt, Blocks.No)]
    public static void ExitCriticalFromISR(this InterruptContext isr)
    {
        ArgumentNullException.ThrowIfNull(isr);
        isr.Check(TaskRows.ExitCriticalFromISR.Name);
        if (isr.CriticalNesting == 0)
        {
            isr.Scheduler.Panics.Misuse(PanicKind.Unbalanced, $"{RunningCode.NameOf(isr.Number)} called exitCriticalFromISR (taskEXIT_CRITICAL_FROM_ISR) outside a critical section");
        }

        isr.CriticalNesting--;
        isr.Scheduler.Policy.ExitCriticalFromISR();
        isr.Returned(TaskRows.ExitCriticalFromISR, TraceValue.None);
    }

    internal static void NotifyGiveFromISR(this InterruptContext isr, Tcb task, int index)
    {
        isr.Scheduler.NotifyFromISR(task, index, 0, NotifyAction.Increment, out _, ref isr.HigherPriorityTaskWoken);
        isr.Returned(NotifyRows.GiveFromISR, TraceValue.Ok);
    }

    internal static bool NotifyFromISR(this InterruptContext isr, Tcb task, uint value, NotifyAction action, int index)
    {
        var accepted = isr.Scheduler.NotifyFromISR(task, index, value, action, out _, ref isr.HigherPriorityTaskWoken);
        isr.Returned(NotifyRows.NotifyFromISR, TraceValue.OkOrFail(accepted));
        return accepted;
    }

    internal static NotifyQueryResult NotifyAndQueryFromISR(
        this InterruptContext isr, Tcb task, uint value, NotifyAction action, int index)
    {
        var accepted = isr.Scheduler.NotifyFromISR(task, index, value, action, out var previous, ref isr.HigherPriorityTaskWoken);
        isr.Returned(NotifyRows.QueryFromISR, NotifyCalls.DescribeQuery(NotifyCalls.Pack(accepted, previous)));
        return new NotifyQueryResult(accepted, previous);
    }

    internal static bool ResumeFromISR(this InterruptContext isr, Tcb task)
    {
        var yield = isr.Scheduler.ResumeFromISR(task);
        isr.HigherPriorityTaskWoken |= yield;
        isr.Returned(TaskRows.ResumeFromISR, TraceValue.None);
        return yield;
    }

    private static void Check(InterruptContext isr, CallRow call, RtosTask task, int index)
    {
        ArgumentNullException.ThrowIfNull(isr);
        ArgumentNullException.ThrowIfNull(task);
        isr.Check(call.Name, task.Device, task.Name);
        ArgumentRange.CheckSlot(index, task.Tcb.NotificationCount);
        if (task.IsFreed || task.IsDeleted)
        {
            throw new InvalidOperationException(
                $"{call}: task {task.Name} has been deleted{(task.IsFreed ? " and freed" : string.Empty)}");
        }
    }
}
