using Rtos.Core;

namespace Rtos.Tasks;

/// <content>Calls that any task makes about this one.</content>
public sealed partial class RtosTask
{
    /// <summary>Deletes this task where it is: no <c>finally</c> block runs. Its memory is freed at once, or by an idle task if it is running. Does not return if the task deletes itself.</summary>
    /// <exception cref="DevicePanicException">The task has been deleted already, or deletes itself while the scheduler is suspended; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskDelete</c>. Blocks: when a task does it to itself. From: task.</remarks>
    [FreeRtos("vTaskDelete"), CallFrom(Caller.Task, Blocks.OnItself)]
    public RtosCall Delete() => Call(EnterAbout(TaskCalls.Delete));

    /// <summary>Suspends this task until it is resumed; a wait in progress is dropped.</summary>
    /// <exception cref="DevicePanicException">The task has been deleted, or suspends itself while the scheduler is suspended; not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskSuspend</c>. Blocks: when a task does it to itself. From: task.</remarks>
    [FreeRtos("vTaskSuspend"), CallFrom(Caller.Task, Blocks.OnItself)]
    public RtosCall Suspend() => Call(EnterAbout(TaskCalls.Suspend));

    /// <summary>Resumes this task if it is suspended.</summary>
    /// <exception cref="DevicePanicException">The task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskResume</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskResume"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Resume() => Call(EnterAbout(TaskCalls.Resume));

    /// <summary>Changes this task's own priority.</summary>
    /// <param name="priority">0 to the number of priorities - 1.</param>
    /// <exception cref="DevicePanicException">There is no such priority; the task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskPrioritySet</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskPrioritySet"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall SetPriority(int priority)
    {
        var caller = EnterAbout(TaskCalls.SetPriority);
        var most = Device.Configuration.MaxPriorities - 1;
        if (priority < 0 || priority > most)
        {
            Device.Refuse(PanicKind.Argument, $"setPriority (vTaskPrioritySet) of task {this} to {priority}; priorities are 0 to {most}");
        }

        caller.Call.Put(TaskRows.Priority, priority);
        return Call(caller);
    }

    /// <summary>Asks for the priority at which this task runs.</summary>
    /// <returns>The priority, inherited or its own.</returns>
    /// <exception cref="DevicePanicException">The task has been freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxTaskPriorityGet</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxTaskPriorityGet"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> GetPriority() => Call(EnterAbout(TaskCalls.GetPriority, onlyAsks: true), TaskCalls.GetPriority);

    /// <summary>Asks for this task's own priority.</summary>
    /// <returns>The priority without inheritance.</returns>
    /// <exception cref="DevicePanicException">The task has been freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxTaskBasePriorityGet</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxTaskBasePriorityGet"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> GetBasePriority() => Call(EnterAbout(TaskCalls.BasePriority, onlyAsks: true), TaskCalls.BasePriority);

    /// <summary>Ends the wait of this task, as if it had timed out.</summary>
    /// <returns>Whether it was blocked.</returns>
    /// <exception cref="DevicePanicException">The task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskAbortDelay</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskAbortDelay"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> AbortDelay() => Call(EnterAbout(TaskCalls.AbortDelay), TaskCalls.AbortDelay);

    /// <summary>Asks what this task is doing.</summary>
    /// <returns>Its state.</returns>
    /// <exception cref="DevicePanicException">The task has been freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>eTaskGetState</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("eTaskGetState"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<TaskState> GetState() => Call(EnterAbout(TaskCalls.State, onlyAsks: true), TaskCalls.State);

    /// <summary>Notifies this task by incrementing the value of a slot.</summary>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>True.</returns>
    /// <exception cref="DevicePanicException">There is no such slot; the task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyGiveIndexed</c>, <c>xTaskNotifyGive</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskNotifyGiveIndexed", "xTaskNotifyGive"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> NotifyGive(int index = 0)
    {
        // The only step of the operation, made without the record: nothing can come before it.
        var calls = Device.Calls;
        var core = calls.Enter(NotifyCalls.Give, out var caller);
        CheckLives(caller, NotifyCalls.Give, onlyAsks: false);
        SetSlot(ref caller.Call, index);
        if (core.Has(Attention.Ended | Attention.LongWay | Attention.CallTime | Attention.LockedOut))
        {
            caller.Call.Target = _tcb;
            return new RtosCall<bool>(calls, core, caller, NotifyCalls.Give);
        }

        caller.Call.Result = 1;
        calls.Scheduler.NotifyGive(_tcb, index);
        ShortWay.Return(calls, core, caller, NotifyCalls.Give);
        return RtosCall<bool>.Begun(caller);
    }

    /// <summary>Notifies this task.</summary>
    /// <param name="value">The bits to set, or the new value, depending on the action.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>Whether the value was taken; only <see cref="NotifyAction.NoOverwrite"/> can fail.</returns>
    /// <exception cref="DevicePanicException">There is no such slot; the task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyIndexed</c>, <c>xTaskNotify</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskNotifyIndexed", "xTaskNotify"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> Notify(uint value, NotifyAction action, int index = 0) =>
        Call(EnterNotify(NotifyCalls.Notify, value, action, index), NotifyCalls.Notify);

    /// <summary>Notifies this task and reads the previous value.</summary>
    /// <param name="value">The bits to set, or the new value, depending on the action.</param>
    /// <param name="action">What happens to the value of the slot.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>Whether the value was taken, and the previous value.</returns>
    /// <exception cref="DevicePanicException">There is no such slot; the task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyAndQueryIndexed</c>, <c>xTaskNotifyAndQuery</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskNotifyAndQueryIndexed", "xTaskNotifyAndQuery"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<NotifyQueryResult> NotifyAndQuery(uint value, NotifyAction action, int index = 0) =>
        Call(EnterNotify(NotifyCalls.Query, value, action, index), NotifyCalls.Query);

    /// <summary>Clears the pending state of a notification; the value stays.</summary>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>Whether one was pending.</returns>
    /// <exception cref="DevicePanicException">There is no such slot; the task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyStateClearIndexed</c>, <c>xTaskNotifyStateClear</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskNotifyStateClearIndexed", "xTaskNotifyStateClear"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> NotifyStateClear(int index = 0)
    {
        var caller = EnterAbout(NotifyCalls.StateClear);
        SetSlot(ref caller.Call, index);
        return Call(caller, NotifyCalls.StateClear);
    }

    /// <summary>Clears bits of a slot's value.</summary>
    /// <param name="bits">The bits.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>The previous value.</returns>
    /// <exception cref="DevicePanicException">There is no such slot; the task has been deleted, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>ulTaskNotifyValueClearIndexed</c>, <c>ulTaskNotifyValueClear</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("ulTaskNotifyValueClearIndexed", "ulTaskNotifyValueClear"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<uint> NotifyValueClear(uint bits, int index = 0)
    {
        var caller = EnterAbout(NotifyCalls.ValueClear);
        SetSlot(ref caller.Call, index);
        caller.Call.Put(NotifyRows.Bits, bits);
        return Call(caller, NotifyCalls.ValueClear);
    }

    /// <summary>Asks for the CPU time that this task has had.</summary>
    /// <returns>CPU cycles; ESP-IDF counts a running task only up to the last selection on its core.</returns>
    /// <exception cref="DevicePanicException">The task is freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>ulTaskGetRunTimeCounter</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("ulTaskGetRunTimeCounter"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<Cycles> GetRunTimeCounter() => Call(EnterAbout(TaskCalls.RunTime), TaskCalls.RunTime);

    /// <summary>Changes the cores that this task may run on (smp kernel only).</summary>
    /// <param name="affinity">The cores.</param>
    /// <exception cref="DevicePanicException">The kernel is not smp; the task is freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskCoreAffinitySet</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskCoreAffinitySet"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall SetAffinity(CoreAffinity affinity)
    {
        var caller = EnterAbout(TaskCalls.SetAffinity);
        caller.Call.Put(TaskRows.Mask, affinity.Mask);
        return Call(caller);
    }

    /// <summary>Asks for the cores that this task may run on.</summary>
    /// <returns>The cores.</returns>
    /// <exception cref="DevicePanicException">The task is freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskCoreAffinityGet</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskCoreAffinityGet"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<CoreAffinity> GetAffinity() => Call(EnterAbout(TaskCalls.GetAffinity), TaskCalls.GetAffinity);

    /// <summary>Prevents other tasks from preempting this task (smp kernel only); yielding and blocking still switch.</summary>
    /// <exception cref="DevicePanicException">The kernel is not smp; the task is freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskPreemptionDisable</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskPreemptionDisable"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall DisablePreemption() => Call(EnterAbout(TaskCalls.PreemptionDisable));

    /// <summary>Lets other tasks preempt this task again (smp kernel only).</summary>
    /// <exception cref="DevicePanicException">The kernel is not smp; the task is freed, or the call is not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskPreemptionEnable</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskPreemptionEnable"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall EnablePreemption() => Call(EnterAbout(TaskCalls.PreemptionEnable));

    private Tcb EnterNotify(KernelOperation operation, uint value, NotifyAction action, int index)
    {
        var caller = EnterAbout(operation);
        if (action is < NotifyAction.None or > NotifyAction.NoOverwrite)
        {
            Device.Refuse(PanicKind.Argument, $"{operation.Name}: there is no notify action {(int)action}; use a member of NotifyAction");
        }

        SetSlot(ref caller.Call, index);
        caller.Call.Put(NotifyRows.Value, value);
        caller.Call.Put(NotifyRows.Action, (int)action);
        return caller;
    }
}
