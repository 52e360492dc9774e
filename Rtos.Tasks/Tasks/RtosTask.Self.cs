using System.Diagnostics.CodeAnalysis;
using Rtos.Core;

namespace Rtos.Tasks;

/// <content>Calls that a task makes about itself.</content>
public sealed partial class RtosTask
{
    /// <summary>Occupies the core for a time: simulated work. Interrupts and higher-priority tasks may run in between.</summary>
    /// <param name="time">CPU cycles; 0 takes no time.</param>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>In a critical section, ticks and interrupts of the core are held back meanwhile. In C this is the code between two calls. FreeRTOS: none. Blocks: no. From: task.</remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Work(Cycles time) => Work(time, 0, TaskCalls.Work);

    /// <summary>Simulated work whose length is not known exactly. A search for schedules tries lengths of this range; without one it takes the least.</summary>
    /// <param name="least">CPU cycles; 0 takes no time, and then <paramref name="most"/> must be 0, too.</param>
    /// <param name="most">CPU cycles: at least <paramref name="least"/>, and less than 2^32 more.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="most"/> is not possible.</exception>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: none. Blocks: no. From: task.</remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Work(Cycles least, Cycles most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, least);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most.Value - least.Value, uint.MaxValue, nameof(most));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(most.Value, least.Value == 0 ? 0 : VirtualTime.LongestWork, nameof(most));
        return Work(least, (uint)(most.Value - least.Value), TaskCalls.Work);
    }

    /// <summary>The same without a line in the trace: code that runs in many small pieces.</summary>
    /// <param name="time">CPU cycles; 0 takes no time.</param>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>The piece may be as long as <see cref="Device.CyclesToNextEvent"/> says: nothing else happens before. FreeRTOS: none. Blocks: no. From: task.</remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.No)]
    public RtosCall RunCode(Cycles time) => Work(time, 0, TaskCalls.Code);

    private RtosCall Work(Cycles time, uint spread, WorkOperation work)
    {
        var core = EnterSelfFrequent(work);
        _tcb.Call.Put(TaskRows.Cycles, Math.Min(time.Value, VirtualTime.LongestWork));
        _tcb.Call.Argument = spread;
        return new RtosCall(Device.Calls, core, _tcb, work);
    }

    /// <summary>Sleeps for a number of ticks; 0 yields to tasks of the same priority.</summary>
    /// <param name="ticks">Ticks; the first one is over at the next tick.</param>
    /// <exception cref="DevicePanicException">Not the caller's own handle, not awaited, while the scheduler is suspended or inside a critical section.</exception>
    /// <remarks>FreeRTOS: <c>vTaskDelay</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("vTaskDelay"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall Delay(Ticks ticks)
    {
        var core = EnterSelfFrequent(TaskCalls.Delay);
        _tcb.Call.TicksToWait = ticks.Value;
        return new RtosCall(Device.Calls, core, _tcb, TaskCalls.Delay);
    }

    /// <summary>Sleeps until a number of ticks after the last wake-up, so that a period does not drift.</summary>
    /// <param name="wakeTime">The last wake-up; advanced by the call.</param>
    /// <param name="increment">The period in ticks, at least 1.</param>
    /// <returns>Whether it slept; false if the time had already passed.</returns>
    /// <exception cref="DevicePanicException">The period is 0; or as for <see cref="Delay"/>.</exception>
    /// <remarks>FreeRTOS: <c>xTaskDelayUntil</c>, <c>vTaskDelayUntil</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTaskDelayUntil", "vTaskDelayUntil"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> DelayUntil(WakeTime wakeTime, Ticks increment)
    {
        var caller = EnterSelf(TaskCalls.DelayUntil);
        ArgumentNullException.ThrowIfNull(wakeTime);
        if (increment.Value == 0)
        {
            Device.Refuse(PanicKind.Argument, "delayUntil (xTaskDelayUntil) needs a period of at least 1 tick");
        }

        caller.Call.Target = wakeTime;
        caller.Call.TicksToWait = increment.Value;
        return Call(caller, TaskCalls.DelayUntil);
    }

    /// <summary>Yields to the other ready tasks of the same priority.</summary>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>taskYIELD</c>. ESP-IDF: <c>portYIELD</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("taskYIELD"), EspIdf("portYIELD"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall Yield()
    {
        var core = EnterSelfFrequent(TaskCalls.Yield);
        if (core.Attention != Attention.None)
        {
            return new RtosCall(Device.Calls, core, _tcb, TaskCalls.Yield);
        }

        ShortWay.GiveWay(Device.Calls, core, _tcb, TaskCalls.Yield);
        return RtosCall.Begun(_tcb);
    }

    /// <summary>Creates a task that can run at once, before this call returns, if it is of higher priority.</summary>
    /// <param name="name">Its name; cut at the length that the configuration allows. It may be empty; null is the same.</param>
    /// <param name="priority">0 to the number of priorities - 1.</param>
    /// <param name="stackBytes">The size of its stack in bytes, at least 1.</param>
    /// <param name="core">The cores it may run on.</param>
    /// <param name="body">What it does; it gets its own handle.</param>
    /// <param name="memory">Where its stack and control block come from.</param>
    /// <returns>Its handle, or null if the heap has no room (<c>errCOULD_NOT_ALLOCATE_REQUIRED_MEMORY</c>).</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskCreate</c>, <c>xTaskCreateAffinitySet</c>, <c>xTaskCreateStatic</c>, <c>xTaskCreateStaticAffinitySet</c>.
    /// ESP-IDF: <c>xTaskCreatePinnedToCore</c>, <c>xTaskCreateStaticPinnedToCore</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskCreate", "xTaskCreateAffinitySet", "xTaskCreateStatic", "xTaskCreateStaticAffinitySet")]
    [EspIdf("xTaskCreatePinnedToCore", "xTaskCreateStaticPinnedToCore")]
    [CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<RtosTask?> CreateTask(
        string? name,
        int priority,
        int stackBytes,
        CoreAffinity core,
        Func<RtosTask, Routine> body,
        ObjectMemory memory = ObjectMemory.Heap)
    {
        var caller = EnterSelf(TaskCalls.Create);
        caller.Call.Target = new CreateOrder(DeviceTasks.Define(Device, name, priority, stackBytes, core, body) with { Memory = memory });
        return Call(caller, TaskCalls.Create);
    }

    /// <summary>Asks a core to switch: it selects its task again. The other core does this at its next step.</summary>
    /// <param name="core">The core; the caller's own is asked as <see cref="Yield"/> asks it.</param>
    /// <exception cref="ArgumentOutOfRangeException">The device has no such core.</exception>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>portYIELD_CORE</c>. ESP-IDF: <c>vPortYieldOtherCore</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("portYIELD_CORE"), EspIdf("vPortYieldOtherCore"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall YieldCore(CoreId core)
    {
        var caller = EnterSelf(TaskCalls.YieldCore);
        CheckCore(Device, core);
        caller.Call.Argument = (uint)core;
        return Call(caller);
    }

    /// <summary>Asks for the tick counter.</summary>
    /// <returns>The count; it wraps past 4294967295.</returns>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskGetTickCount</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskGetTickCount"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<TickCount> GetTickCount() => new(Device.Calls, EnterSelfFrequent(TaskCalls.TickCount), _tcb, TaskCalls.TickCount);

    /// <summary>Adds missed ticks, and wakes the tasks that are due.</summary>
    /// <param name="ticks">Ticks, at most 2147483647.</param>
    /// <returns>Whether the call itself made a switch that was due.</returns>
    /// <exception cref="DevicePanicException">The scheduler is suspended; too many ticks; not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskCatchUpTicks</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskCatchUpTicks"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> CatchUpTicks(Ticks ticks)
    {
        var caller = EnterSelf(TaskCalls.CatchUpTicks);
        if (ticks.Value > int.MaxValue)
        {
            Device.Refuse(PanicKind.Argument, $"catchUpTicks (xTaskCatchUpTicks) of {ticks} ticks; at most 2147483647 can be made up for");
        }

        caller.Call.Put(TaskRows.MissedTicks, ticks.Value);
        return Call(caller, TaskCalls.CatchUpTicks);
    }

    /// <summary>Asks whether the scheduler is suspended, from the point of view of the caller's core.</summary>
    /// <returns>Running or suspended.</returns>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskGetSchedulerState</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskGetSchedulerState"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<SchedulerState> GetSchedulerState() => Call(EnterSelf(TaskCalls.SchedulerState), TaskCalls.SchedulerState);

    /// <summary>Asks for the number of tasks, including deleted ones that are not freed yet.</summary>
    /// <returns>At least 3: the caller, an idle task and the timer service task.</returns>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>uxTaskGetNumberOfTasks</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("uxTaskGetNumberOfTasks"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<int> GetNumberOfTasks() => Call(EnterSelf(TaskCalls.NumTasks), TaskCalls.NumTasks);

    /// <summary>Takes a notification as a counting or binary semaphore: waits until the value is not 0.</summary>
    /// <param name="clearOnExit">Whether the value becomes 0; otherwise it is decremented.</param>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>The value before it was changed; 0 after a time-out.</returns>
    /// <exception cref="DevicePanicException">No such slot; or as for <see cref="Delay"/>.</exception>
    /// <remarks>FreeRTOS: <c>ulTaskNotifyTakeIndexed</c>, <c>ulTaskNotifyTake</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("ulTaskNotifyTakeIndexed", "ulTaskNotifyTake"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<uint> NotifyTake(bool clearOnExit, Ticks wait, int index = 0)
    {
        var core = EnterSelfFrequent(NotifyCalls.Take);
        ref var call = ref _tcb.Call;
        SetSlot(ref call, index);
        call.Put(NotifyRows.Clear, clearOnExit ? 1 : 0);
        call.TicksToWait = wait.Value;
        return new RtosCall<uint>(Device.Calls, core, _tcb, NotifyCalls.Take);
    }

    /// <summary>Waits for a notification and reads its value.</summary>
    /// <param name="clearOnEntry">Bits of the value to clear before waiting.</param>
    /// <param name="clearOnExit">Bits of the value to clear after a notification has been received.</param>
    /// <param name="wait">How long to wait, in ticks; <see cref="Ticks.Forever"/> for no limit.</param>
    /// <param name="index">The slot, from 0.</param>
    /// <returns>Whether a notification came, and the value.</returns>
    /// <exception cref="DevicePanicException">No such slot; or as for <see cref="Delay"/>.</exception>
    /// <remarks>FreeRTOS: <c>xTaskNotifyWaitIndexed</c>, <c>xTaskNotifyWait</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTaskNotifyWaitIndexed", "xTaskNotifyWait"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<NotifyWaitResult> NotifyWait(uint clearOnEntry, uint clearOnExit, Ticks wait, int index = 0)
    {
        var caller = EnterSelf(NotifyCalls.Wait);
        SetSlot(ref caller.Call, index);
        caller.Call.Put(NotifyRows.ClearOnEntry, clearOnEntry);
        caller.Call.Put(NotifyRows.ClearOnExit, clearOnExit);
        caller.Call.TicksToWait = wait.Value;
        return Call(caller, NotifyCalls.Wait);
    }

    /// <summary>Asks the timer service task to call a function.</summary>
    /// <param name="name">The name of the call in traces.</param>
    /// <param name="function">The function; it may make kernel calls that do not block.</param>
    /// <param name="wait">How long to wait for room in the command queue, in ticks.</param>
    /// <returns>Whether it was posted.</returns>
    /// <exception cref="DevicePanicException">Not the caller's own handle, not awaited, or with a wait while the scheduler is suspended.</exception>
    /// <remarks>FreeRTOS: <c>xTimerPendFunctionCall</c>. Blocks: yes. From: task.</remarks>
    [FreeRtos("xTimerPendFunctionCall"), CallFrom(Caller.Task, Blocks.Yes)]
    public RtosCall<bool> PendFunctionCall(string name, Func<Routine> function, Ticks wait)
    {
        var daemon = TimerDaemon.Of(Device);
        var caller = EnterSelf(daemon.Pend);
        KernelName.Check(name);
        ArgumentNullException.ThrowIfNull(function);
        var voice = new CallbackVoice(TraceEventKind.PendedCall, name);
        daemon.Commands.Calls.Keep(ref caller.Call, new TimerCommand(TimerCommandKind.Call, null, 0, function, voice));
        caller.Call.TicksToWait = wait.Value;
        return Call(caller, daemon.Pend);
    }

    /// <summary>Records the time as the beginning of a wait that consists of several calls.</summary>
    /// <param name="timeOut">Receives the time.</param>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>vTaskSetTimeOutState</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("vTaskSetTimeOutState"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall SetTimeOutState(RtosTimeOut timeOut)
    {
        var caller = EnterSelf(TaskCalls.SetTimeOut);
        ArgumentNullException.ThrowIfNull(timeOut);
        caller.Call.Target = timeOut;
        return Call(caller);
    }

    /// <summary>Checks whether a wait that consists of several calls has timed out; if not, subtracts the elapsed time from the remaining time.</summary>
    /// <param name="timeOut">The beginning of the wait; its <see cref="RtosTimeOut.Remaining"/> is updated.</param>
    /// <returns>Whether it has timed out, or was ended by <see cref="AbortDelay"/>.</returns>
    /// <exception cref="DevicePanicException">Not the caller's own handle, or not awaited.</exception>
    /// <remarks>FreeRTOS: <c>xTaskCheckForTimeOut</c>. Blocks: no. From: task.</remarks>
    [FreeRtos("xTaskCheckForTimeOut"), CallFrom(Caller.Task, Blocks.No)]
    public RtosCall<bool> CheckForTimeOut(RtosTimeOut timeOut)
    {
        var caller = EnterSelf(TaskCalls.CheckTimeOut);
        ArgumentNullException.ThrowIfNull(timeOut);
        caller.Call.Target = timeOut;
        return Call(caller, TaskCalls.CheckTimeOut);
    }

    internal static void CheckCore(Device device, CoreId core)
    {
        if (!device.HasCore(core))
        {
            throw new ArgumentOutOfRangeException(nameof(core), core, "the device has no such core");
        }
    }

    private void SetSlot(ref KernelCall call, int index)
    {
        if (index != 0 && unchecked((uint)index) >= _tcb.NotificationCount)
        {
            RefuseSlot(call.Row, index);
        }

        call.Slot = index;
    }

    private void RefuseSlot(CallRow call, int index) => Device.Refuse(
        PanicKind.Argument,
        $"{call.Name} ({call.FreeRtosName}): there is no notification slot {index}; "
        + $"slots are 0 to {_tcb.NotificationCount - 1} (FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES)");
}
