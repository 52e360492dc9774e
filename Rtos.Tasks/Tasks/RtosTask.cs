using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>A task: its handle for all code, and its own calls for its body. FreeRTOS: <c>TaskHandle_t</c>.</summary>
/// <remarks>
/// Properties only observe and make no kernel call. Methods are kernel calls, made by the running task:
/// await each of them at once. Those that act on the caller (<c>Delay</c>, <c>Work</c> …) may only be called on the
/// caller's own handle, which its body gets. Before the device starts the host may make the others, as <c>main</c> does in C.
/// </remarks>
[FreeRtos("TaskHandle_t")]
[DebuggerDisplay("{DebuggerText,nq}")]
public sealed partial class RtosTask
{
    private readonly Tcb _tcb;

    internal RtosTask(Device device, Tcb tcb)
    {
        Device = device;
        _tcb = tcb;
    }

    /// <summary>The device it runs on.</summary>
    public Device Device { get; }

    // The device, checked for reading what changes while it runs.
    private Device ReadDevice
    {
        get
        {
            Device.Use.CheckRead();
            return Device;
        }
    }

    /// <summary>Its name, cut at the length that the configuration allows. FreeRTOS: <c>pcTaskGetName</c>.</summary>
    /// <value>Empty if it was created without a name, which lines and reports show as <c>(no name)</c>.</value>
    [FreeRtos("pcTaskGetName")]
    public string Name => _tcb.GivenName;

    /// <summary>What it is doing.</summary>
    public TaskState State => _tcb.IsFreed ? TaskState.Deleted : ReadDevice.Scheduler.Policy.GetState(_tcb);

    /// <summary>The priority at which it runs, inherited or its own.</summary>
    public int Priority => _tcb.Priority;

    /// <summary>Its own priority.</summary>
    public int BasePriority => _tcb.BasePriority;

    /// <summary>The cores it may run on. ESP-IDF: <c>xTaskGetCoreID</c>.</summary>
    [EspIdf("xTaskGetCoreID")]
    public CoreAffinity Affinity => _tcb.Affinity;

    /// <summary>Whether its memory has been freed; its handle can no longer be used.</summary>
    public bool IsFreed => _tcb.IsFreed;

    /// <summary>The CPU time it has had. FreeRTOS: <c>ulTaskGetRunTimeCounter</c>.</summary>
    [FreeRtos("ulTaskGetRunTimeCounter")]
    public Cycles RunTime => new(ReadDevice.Scheduler.RunTimeOf(_tcb));

    /// <summary>The size of its stack.</summary>
    /// <value>Bytes; 0 for a stack without a limit.</value>
    public int StackBytes => _tcb.Stack.ReportedSize;

    /// <summary>The bytes of its stack that were never used; 0 after an overflow. FreeRTOS: <c>uxTaskGetStackHighWaterMark</c>, <c>uxTaskGetStackHighWaterMark2</c>.</summary>
    /// <value>Bytes, as in ESP-IDF.</value>
    [FreeRtos("uxTaskGetStackHighWaterMark", "uxTaskGetStackHighWaterMark2")]
    public int StackHighWaterMark => _tcb.Stack.HighWaterMark;

    /// <summary>The value of a notification slot, read without a kernel call.</summary>
    /// <param name="index">The slot, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    /// <remarks>FreeRTOS: none. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos, CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public uint NotificationValue(int index = 0)
    {
        ArgumentRange.CheckSlot(index, _tcb.NotificationCount);
        return _tcb.Notification(index).Value;
    }

    /// <summary>Ends the calling task: <c>finally</c> blocks run, then it deletes itself.</summary>
    /// <exception cref="TaskExitException">Always, to unwind the task.</exception>
    /// <remarks>At the end the task calls <c>vTaskDelete( NULL )</c>. FreeRTOS: none. Blocks: does not return. From: task.</remarks>
    [FreeRtos, CallFrom(Caller.Task, Blocks.Forever)]
    [DoesNotReturn]
    public static void Exit() => throw new TaskExitException();

    /// <summary>The name, or <c>(no name)</c>.</summary>
    public override string ToString() => _tcb.Name;

    private string DebuggerText => IsFreed ? $"{this}: freed"
        : Info is { WaitsFor.Length: > 0 } info ? $"{this}: {info.State}, {info.WaitsFor}"
        : $"{this}: {State}";

    internal Tcb Tcb => _tcb;

    /// <summary>Whether it has been deleted and waits for an idle task to free it.</summary>
    internal bool IsDeleted => _tcb.IsIn(ListKind.Terminated);

    // A call that acts on the caller.
    private Tcb EnterSelf(KernelOperation operation)
    {
        var calls = Device.Calls;
        _ = CheckIsCaller(calls, operation);
        return calls.EnterWhole(operation);
    }

    // The same, without the operation in the record.
    private CpuCore EnterSelfFrequent(KernelOperation operation)
    {
        var calls = Device.Calls;
        var core = CheckIsCaller(calls, operation);
        calls.Enter(_tcb, operation);
        return core;
    }

    // The core on which it runs.
    private CpuCore CheckIsCaller(CallGate calls, KernelOperation operation)
    {
        calls.CheckTaskRuns(operation);
        var core = calls.Scheduler.Active;
        if (core.Current != _tcb)
        {
            RefuseOthersHandle(core.Current!, operation);
        }

        return core;
    }

    // A call about this task, made by any task. Until an idle task frees it, a deleted task can still be asked about;
    // changing it would take it off the list of those to be freed.
    private Tcb EnterAbout(KernelOperation operation, bool onlyAsks = false)
    {
        var caller = Device.Calls.EnterWhole(operation);
        CheckLives(caller, operation, onlyAsks);
        caller.Call.Target = _tcb;
        return caller;
    }

    private void CheckLives(Tcb caller, KernelOperation operation, bool onlyAsks)
    {
        if (_tcb.IsFreed || (IsDeleted && !onlyAsks))
        {
            RefuseDeleted(caller, operation);
        }
    }

    private void RefuseOthersHandle(Tcb caller, KernelOperation operation) => Device.Refuse(
        PanicKind.WrongContext,
        $"task {caller.Name} called {operation.Name} ({operation.FreeRtosName}) on the handle of task {this}; "
        + "that call acts on the caller: use the handle that the task's body was given");

    private void RefuseDeleted(Tcb caller, KernelOperation operation) => Device.Refuse(
        PanicKind.UseAfterDelete,
        $"task {caller.Name} called {operation.Name} ({operation.FreeRtosName}) on task {this}, "
        + (_tcb.IsFreed ? "which has been deleted and freed" : "which has been deleted"));

    private RtosCall Call(Tcb caller) => new(Device.Calls, caller);

    private RtosCall<TResult> Call<TResult>(Tcb caller, KernelOperation<TResult> operation) => new(Device.Calls, caller, operation);
}
