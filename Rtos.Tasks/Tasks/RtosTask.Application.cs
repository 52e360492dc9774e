using Rtos.Core;

namespace Rtos.Tasks;

/// <content>Data that the application keeps for a task, and information about it. None of these is traced.</content>
public sealed partial class RtosTask
{
    /// <summary>A snapshot of the task. FreeRTOS: <c>vTaskGetInfo</c>. ESP-IDF: <c>vTaskGetSnapshot</c>.</summary>
    /// <exception cref="InvalidOperationException">The task has been freed.</exception>
    [FreeRtos("vTaskGetInfo"), EspIdf("vTaskGetSnapshot")]
    public TaskReport Info => _tcb.IsFreed
        ? throw new InvalidOperationException($"task {this} has been deleted and freed")
        : TaskReport.Of(ReadDevice, _tcb);

    /// <summary>The core it is pinned to, or null; core 0 on a device with one core. ESP-IDF: <c>xTaskGetCoreID</c>.</summary>
    [EspIdf("xTaskGetCoreID")]
    public CoreId? PinnedCore => Device.Configuration.Cores == 1 ? CoreId.Core0
        : Affinity.Allows(CoreId.Core0) == Affinity.Allows(CoreId.Core1) ? null
        : Affinity.Allows(CoreId.Core0) ? CoreId.Core0 : CoreId.Core1;

    /// <summary>A number for the application. FreeRTOS: <c>uxTaskGetTaskNumber</c>, <c>vTaskSetTaskNumber</c>.</summary>
    [FreeRtos("uxTaskGetTaskNumber", "vTaskSetTaskNumber")]
    public int TaskNumber
    {
        get => _tcb.LocalStorage?.Number ?? 0;
        set => Storage.Number = value;
    }

    /// <summary>
    /// A function for the application. FreeRTOS: <c>vTaskSetApplicationTaskTag</c>, <c>xTaskGetApplicationTaskTag</c>,
    /// <c>xTaskGetApplicationTaskTagFromISR</c>.
    /// </summary>
    [FreeRtos("vTaskSetApplicationTaskTag", "xTaskGetApplicationTaskTag", "xTaskGetApplicationTaskTagFromISR")]
    public Func<object?, object?>? ApplicationTaskTag
    {
        get => _tcb.LocalStorage?.Tag;
        set => Storage.Tag = value;
    }

    /// <summary>Its CPU time as a share of the virtual time since the start, rounded down. FreeRTOS: <c>ulTaskGetRunTimePercent</c>.</summary>
    /// <value>0 to 100.</value>
    [FreeRtos("ulTaskGetRunTimePercent")]
    public int RunTimePercent => Device.Now.Value < 100 ? 0 : (int)(ReadDevice.Scheduler.Policy.RunTimeCounter(_tcb) / (Device.Now.Value / 100));

    /// <summary>Whether its memory is the application's rather than the heap's. FreeRTOS: <c>xTaskGetStaticBuffers</c>.</summary>
    [FreeRtos("xTaskGetStaticBuffers")]
    public bool IsStatic => _tcb.StackMemory == HeapBlock.None;

    private TaskLocalStorage Storage =>
        _tcb.LocalStorage ??= new TaskLocalStorage(Device.Configuration.ThreadLocalStoragePointers);

    /// <summary>Calls the function in the task's tag.</summary>
    /// <param name="parameter">The argument of the function.</param>
    /// <returns>The function's result, or null if there is no function.</returns>
    /// <remarks>FreeRTOS: <c>xTaskCallApplicationTaskHook</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("xTaskCallApplicationTaskHook"), CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public object? CallApplicationTaskHook(object? parameter) => ApplicationTaskTag?.Invoke(parameter);

    /// <summary>Keeps a value for the task.</summary>
    /// <param name="index">The pointer, 0 to the number that the configuration gives (<c>FREERTOS_THREAD_LOCAL_STORAGE_POINTERS</c>) - 1.</param>
    /// <param name="value">The value.</param>
    /// <param name="deletionCallback">Called with the index and the value when the task is freed, possibly by an idle task.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pointer.</exception>
    /// <remarks>FreeRTOS: <c>vTaskSetThreadLocalStoragePointer</c>. ESP-IDF: <c>vTaskSetThreadLocalStoragePointerAndDelCallback</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("vTaskSetThreadLocalStoragePointer")]
    [EspIdf("vTaskSetThreadLocalStoragePointerAndDelCallback")]
    [CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public void SetThreadLocalStorage(int index, object? value, Action<int, object?>? deletionCallback = null)
    {
        if (HasPointer(index))
        {
            Storage.Set(index, value, deletionCallback);
        }
    }

    /// <summary>The value that is kept for the task.</summary>
    /// <param name="index">The pointer.</param>
    /// <returns>The value, or null if none was set.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pointer.</exception>
    /// <remarks>FreeRTOS: <c>pvTaskGetThreadLocalStoragePointer</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("pvTaskGetThreadLocalStoragePointer"), CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public object? GetThreadLocalStorage(int index)
    {
        return HasPointer(index) ? _tcb.LocalStorage?[index] : null;
    }

    /// <summary>The handle of a task, the kernel's own included.</summary>
    internal static RtosTask Of(Device device, Tcb tcb)
    {
        tcb.Handle ??= new RtosTask(device, tcb);
        return (RtosTask)tcb.Handle;
    }

    private bool HasPointer(int index)
    {
        var (pointers, isLenient) = (Device.Configuration.ThreadLocalStoragePointers, (Device.Configuration.AsTheKernel & KernelLeniency.StorageIndexOutOfRange) != 0);
        if (!isLenient || unchecked((uint)index < (uint)pointers))
        {
            ArgumentRange.Check(
                index, 0, pointers - 1, $"there is no pointer {index} (FREERTOS_THREAD_LOCAL_STORAGE_POINTERS is {pointers}); pointers are");
            return true;
        }

        Device.Scheduler.Panics.MisuseUnlessLenient(
            KernelLeniency.StorageIndexOutOfRange,
            PanicKind.Argument,
            FormattableString.Invariant($"task {this} has no thread-local storage pointer {index}"),
            "",
            "it reads as null, and setting it does nothing");
        return false;
    }
}
