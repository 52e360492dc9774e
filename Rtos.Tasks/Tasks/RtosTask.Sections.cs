using Rtos.Core;

namespace Rtos.Tasks;

/// <content>What keeps others from the caller's core: the suspended scheduler, critical sections, disabled interrupts.</content>
public sealed partial class RtosTask
{
    /// <summary>Stops all switching (with ESP-IDF only on the caller's core) until <see cref="ResumeAll"/>; can be nested.</summary>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskSuspendAll</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskSuspendAll"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall SuspendAll() => Call(EnterSelf(TaskCalls.SuspendAll));

    /// <summary>Ends a <see cref="SuspendAll"/>, the outermost or an inner one.</summary>
    /// <returns>Whether the call itself made a switch that was due.</returns>
    /// <exception cref="DevicePanicException">The scheduler is not suspended; not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskResumeAll</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskResumeAll"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> ResumeAll() => Call(EnterSelf(TaskCalls.ResumeAll), TaskCalls.ResumeAll);

    /// <summary>Holds back every switch of the caller's core, and its interrupts, until <see cref="ExitCritical()"/>; can be nested. No call that blocks is allowed inside.</summary>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>taskENTER_CRITICAL</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("taskENTER_CRITICAL"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall EnterCritical() => Call(EnterSelf(TaskCalls.EnterCritical));

    /// <summary>Leaves a critical section; leaving the outermost one makes the switch that was held back.</summary>
    /// <exception cref="DevicePanicException">Not inside a critical section; not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>taskEXIT_CRITICAL</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("taskEXIT_CRITICAL"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall ExitCritical() => Call(EnterSelf(TaskCalls.ExitCritical));

    /// <summary>Enters a critical section of a spinlock; can be nested.</summary>
    /// <param name="spinlock">The lock.</param>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>
    /// The forms with <c>TRY</c> never fail here. FreeRTOS: <c>taskENTER_CRITICAL</c>. ESP-IDF: <c>portENTER_CRITICAL</c>,
    /// <c>portTRY_ENTER_CRITICAL</c>, <c>portENTER_CRITICAL_SAFE</c>, <c>portTRY_ENTER_CRITICAL_SAFE</c>. Blocks: no. From: task.
    /// </remarks>
    [FreeRtos("taskENTER_CRITICAL")]
    [EspIdf("portENTER_CRITICAL", "portTRY_ENTER_CRITICAL", "portENTER_CRITICAL_SAFE", "portTRY_ENTER_CRITICAL_SAFE")]
    [CallFrom(Caller.Task, Blocks.No)]
    public RtosCall EnterCritical(RtosSpinlock spinlock)
    {
        ArgumentNullException.ThrowIfNull(spinlock);
        var caller = EnterSelf(TaskCalls.EnterCritical);
        caller.Call.Target = spinlock.Lock;
        return Call(caller);
    }

    /// <summary>Leaves a critical section of a spinlock.</summary>
    /// <param name="spinlock">The lock.</param>
    /// <exception cref="DevicePanicException">The caller does not hold the lock; not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>taskEXIT_CRITICAL</c>. ESP-IDF: <c>portEXIT_CRITICAL</c>, <c>portEXIT_CRITICAL_SAFE</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("taskEXIT_CRITICAL"), EspIdf("portEXIT_CRITICAL", "portEXIT_CRITICAL_SAFE"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall ExitCritical(RtosSpinlock spinlock)
    {
        ArgumentNullException.ThrowIfNull(spinlock);
        if (spinlock.Owner != this)
        {
            Device.Refuse(PanicKind.Unbalanced, $"task {this} leaves a critical section whose spinlock {(spinlock.Owner is { } owner ? $"task {owner.Name} holds" : "nobody holds")}");
        }

        var caller = EnterSelf(TaskCalls.ExitCritical);
        caller.Call.Target = spinlock.Lock;
        return Call(caller);
    }

    /// <summary>Disables the interrupts of the caller's core until <see cref="EnableInterrupts"/>; cannot be nested. No call that blocks is allowed meanwhile.</summary>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>taskDISABLE_INTERRUPTS</c>. ESP-IDF: <c>portDISABLE_INTERRUPTS</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("taskDISABLE_INTERRUPTS"), EspIdf("portDISABLE_INTERRUPTS"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall DisableInterrupts() => Call(EnterSelf(TaskCalls.DisableInterrupts));

    /// <summary>Enables the interrupts of the caller's core; a switch that was held back is made.</summary>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>taskENABLE_INTERRUPTS</c>. ESP-IDF: <c>portENABLE_INTERRUPTS</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("taskENABLE_INTERRUPTS"), EspIdf("portENABLE_INTERRUPTS"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall EnableInterrupts() => Call(EnterSelf(TaskCalls.EnableInterrupts));

    /// <summary>Makes the calls of interrupts in a critical section, or while interrupts are disabled: they never switch.</summary>
    /// <param name="calls">Makes the calls, whose names end in <c>FromISR</c>, at once. Their trace lines are the task's own.</param>
    /// <returns>Whether one of them woke a task of higher priority; the caller may then yield after the section.</returns>
    /// <exception cref="DevicePanicException">Interrupts are enabled; not the caller's own handle.</exception>
    /// <remarks>
    /// No switch is requested, as when C code ignores <c>pxHigherPriorityTaskWoken</c>; some kernels note one for later.
    /// FreeRTOS: none. Blocks: no. From: task.
    /// </remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.No)]
    public bool FromISR(Action<InterruptContext> calls)
    {
        ArgumentNullException.ThrowIfNull(calls);
        var core = CheckIsCaller(Device.Calls, TaskCalls.FromISR);
        if (_tcb.Call.IsToBeAwaited)
        {
            Device.Misuse(PanicKind.NotAwaited, $"task {Name} called FromISR while its {_tcb.Call.Row.Name} ({_tcb.Call.Row.FreeRtosName}) had not been awaited; write await before every kernel call");
        }

        if (core.CriticalNesting == 0)
        {
            Device.Refuse(PanicKind.WrongContext, $"task {Name} called FromISR while interrupts are enabled; call it in a critical section (taskENTER_CRITICAL), or use the calls of tasks");
        }

        return InterruptCallsOfTask.Make(Device, _tcb, calls);
    }

    /// <summary>Ends the scheduler: the run ends at this instant and the device cannot run any further. Does not return.</summary>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskEndScheduler</c>. Blocks: does not return. From: task.</remarks>
    [FreeRtos("vTaskEndScheduler"), CallFrom(Caller.Task, Blocks.Forever)]
    public RtosCall EndScheduler() => Call(EnterSelf(TaskCalls.EndScheduler));
}
