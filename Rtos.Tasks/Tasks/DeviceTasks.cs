using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The tasks of a device, as the host creates and finds them.</summary>
public static class DeviceTasks
{
    /// <summary>Creates a task, before the device starts or between two runs.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name; cut at the length that the configuration allows. It may be empty; null is the same.</param>
    /// <param name="priority">0 to the number of priorities - 1.</param>
    /// <param name="stackBytes">The size of its stack in bytes, at least 1.</param>
    /// <param name="core">The cores it may run on.</param>
    /// <param name="body">What it does: an async method; it gets its own handle. When it returns, the task deletes itself.</param>
    /// <param name="memory">Where its stack and control block come from.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="ArgumentException">A parameter is out of range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">The device has panicked; or called by code of the device: a task awaits <see cref="RtosTask.CreateTask"/>, which gives null without memory.</exception>
    /// <remarks>FreeRTOS: <c>xTaskCreate</c>, <c>xTaskCreateAffinitySet</c>, <c>xTaskCreateStatic</c>, <c>xTaskCreateStaticAffinitySet</c>.
    /// ESP-IDF: <c>xTaskCreatePinnedToCore</c>, <c>xTaskCreateStaticPinnedToCore</c>. Blocks: no. From: host.</remarks>
    [FreeRtos("xTaskCreate", "xTaskCreateAffinitySet", "xTaskCreateStatic", "xTaskCreateStaticAffinitySet")]
    [EspIdf("xTaskCreatePinnedToCore", "xTaskCreateStaticPinnedToCore")]
    [CallFrom(Caller.Host, Blocks.No)]
    public static RtosTask CreateTask(
        this Device device,
        string? name,
        int priority,
        int stackBytes,
        CoreAffinity core,
        Func<RtosTask, Routine> body,
        ObjectMemory memory = ObjectMemory.Heap)
    {
        ArgumentNullException.ThrowIfNull(device);
        var tcb = device.CreateTaskFromHost(Define(device, name, priority, stackBytes, core, body) with { Memory = memory });
        return (RtosTask)tcb.Handle!;
    }

    /// <summary>Creates the task in which ESP-IDF runs an application: <c>main</c>, priority 1, stack and core as configured.</summary>
    /// <param name="device">The device.</param>
    /// <param name="body">What it does: an async method; it gets its own handle.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">Called by code of the device.</exception>
    /// <remarks>ESP-IDF: <c>app_main</c>, <c>CONFIG_ESP_MAIN_TASK_STACK_SIZE</c>, <c>CONFIG_ESP_MAIN_TASK_AFFINITY</c>. Blocks: no. From: host.</remarks>
    [EspIdf("app_main", "CONFIG_ESP_MAIN_TASK_STACK_SIZE", "CONFIG_ESP_MAIN_TASK_AFFINITY"), CallFrom(Caller.Host, Blocks.No)]
    public static RtosTask CreateMainTask(this Device device, Func<RtosTask, Routine> body)
    {
        ArgumentNullException.ThrowIfNull(device);
        var configuration = device.Configuration;
        return device.CreateTask("main", 1, configuration.MainTaskStackBytes, configuration.MainTaskAffinity, body);
    }

    /// <summary>Finds a task by its name: the first that the kernel's lists hold, the highest priorities first.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">The name.</param>
    /// <returns>Its handle, or null if there is none of that name.</returns>
    /// <remarks>FreeRTOS: <c>xTaskGetHandle</c>. Blocks: no. From: host and task.</remarks>
    [FreeRtos("xTaskGetHandle"), CallFrom(Caller.Host | Caller.Task, Blocks.No)]
    public static RtosTask? FindTask(this Device device, string name)
    {
        ArgumentNullException.ThrowIfNull(device);
        device.Use.CheckRead();
        return device.Scheduler.GetHandle(name) is { } tcb ? RtosTask.Of(device, tcb) : null;
    }

    /// <summary>The task whose code runs now, or on whose core the interrupt runs; null while host code runs.</summary>
    /// <param name="device">The device.</param>
    /// <returns>Its handle, or null.</returns>
    /// <remarks>FreeRTOS: <c>xTaskGetCurrentTaskHandle</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("xTaskGetCurrentTaskHandle"), CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public static RtosTask? CurrentTask(this Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Context == CodeContext.Host ? null : RtosTask.Of(device, device.Scheduler.Current);
    }

    /// <summary>The task that runs on a core.</summary>
    /// <param name="device">The device.</param>
    /// <param name="core">The core.</param>
    /// <returns>Its handle, or null before the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    /// <remarks>FreeRTOS: <c>xTaskGetCurrentTaskHandleForCore</c>. ESP-IDF: <c>pvTaskGetCurrentTCBForCore</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("xTaskGetCurrentTaskHandleForCore")]
    [EspIdf("pvTaskGetCurrentTCBForCore")]
    [CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public static RtosTask? CurrentTask(this Device device, CoreId core)
    {
        CheckCore(device, core);
        return device.Scheduler.Cores[(int)core].Current is { } tcb ? RtosTask.Of(device, tcb) : null;
    }

    /// <summary>The idle task of a core.</summary>
    /// <param name="device">The device.</param>
    /// <param name="core">The core.</param>
    /// <returns>Its handle, or null before the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    /// <remarks>FreeRTOS: <c>xTaskGetIdleTaskHandle</c>, <c>xTaskGetIdleTaskHandleForCore</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("xTaskGetIdleTaskHandle", "xTaskGetIdleTaskHandleForCore"), CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public static RtosTask? IdleTask(this Device device, CoreId core = CoreId.Core0)
    {
        CheckCore(device, core);
        return device.IsStarted ? RtosTask.Of(device, device.Scheduler.IdleTasks[(int)core]) : null;
    }

    /// <summary>The timer service task.</summary>
    /// <param name="device">The device.</param>
    /// <returns>Its handle, or null before the start.</returns>
    /// <remarks>FreeRTOS: <c>xTimerGetTimerDaemonTaskHandle</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("xTimerGetTimerDaemonTaskHandle"), CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public static RtosTask? TimerTask(this Device device)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Scheduler.Timers.Task is { } tcb ? RtosTask.Of(device, tcb) : null;
    }

    /// <summary>The CPU time that a core's idle task has had.</summary>
    /// <param name="device">The device.</param>
    /// <param name="core">The core.</param>
    /// <returns>Cycles; 0 before the start.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    /// <remarks>FreeRTOS: <c>ulTaskGetIdleRunTimeCounter</c>. ESP-IDF: <c>ulTaskGetIdleRunTimeCounterForCore</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("ulTaskGetIdleRunTimeCounter")]
    [EspIdf("ulTaskGetIdleRunTimeCounterForCore")]
    [CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public static long IdleRunTimeCounter(this Device device, CoreId core = CoreId.Core0) =>
        device.IdleTask(core) is { } idle ? device.Scheduler.Policy.RunTimeCounter(idle.Tcb) : 0;

    /// <summary>The CPU time that a core's idle task has had, as a share of the virtual time since the start, rounded down.</summary>
    /// <param name="device">The device.</param>
    /// <param name="core">The core.</param>
    /// <returns>0 to 100.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such core.</exception>
    /// <remarks>FreeRTOS: <c>ulTaskGetIdleRunTimePercent</c>. ESP-IDF: <c>ulTaskGetIdleRunTimePercentForCore</c>. Blocks: no. From: host, task and interrupt.</remarks>
    [FreeRtos("ulTaskGetIdleRunTimePercent")]
    [EspIdf("ulTaskGetIdleRunTimePercentForCore")]
    [CallFrom(Caller.Host | Caller.Task | Caller.Interrupt, Blocks.No)]
    public static int IdleRunTimePercent(this Device device, CoreId core = CoreId.Core0) => device.IdleTask(core)?.RunTimePercent ?? 0;

    private static void CheckCore(Device device, CoreId core)
    {
        ArgumentNullException.ThrowIfNull(device);
        if (!device.HasCore(core))
        {
            throw new ArgumentOutOfRangeException(nameof(core), core, $"the device has {ShownText.Count(device.Configuration.Cores, "core")}");
        }
    }

    internal static TaskDefinition Define(
        Device device, string? name, int priority, int stackBytes, CoreAffinity core, Func<RtosTask, Routine> body)
    {
        name ??= "";
        KernelName.CheckOfTask(name);
        ArgumentRange.Check(priority, 0, device.Configuration.MaxPriorities - 1, "priorities are");
        ArgumentRange.Check(stackBytes, 1, int.MaxValue, "a stack has", "bytes");
        ArgumentNullException.ThrowIfNull(body);
        if (!core.HasCore && !device.Configuration.MayLackCores)
        {
            throw new ArgumentOutOfRangeException(nameof(core), core, "a task needs a core that exists");
        }

        return new TaskDefinition(name, priority, stackBytes, core, new TaskStart(device, body));
    }
}
