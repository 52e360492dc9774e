using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The tasks of a device, as the host creates and finds them.</summary>
public static class DeviceTasks
{
    /// <summary>Creates a task, before the device starts or between two runs.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">Its name; cut at the length that the configuration allows.</param>
    /// <param name="priority">0 to the number of priorities - 1.</param>
    /// <param name="stackBytes">The size of its stack in bytes, at least 1.</param>
    /// <param name="core">The cores it may run on.</param>
    /// <param name="body">What it does: an async method; it gets its own handle. When it returns, the task deletes itself.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="ArgumentException">A parameter is out of its range.</exception>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">Called by code of the device: a task awaits <see cref="RtosTask.CreateTask"/>.</exception>
    /// <remarks>FreeRTOS: <c>xTaskCreate</c>, <c>xTaskCreatePinnedToCore</c>, <c>xTaskCreateAffinitySet</c>. Blocks: no. From: host.</remarks>
    public static RtosTask CreateTask(
        this Device device, string name, int priority, int stackBytes, CoreAffinity core, Func<RtosTask, Routine> body)
    {
        ArgumentNullException.ThrowIfNull(device);
        var tcb = device.CreateTaskFromHost(Define(device, name, priority, stackBytes, core, body));
        return (RtosTask)tcb.Handle!;
    }

    /// <summary>Creates the task that ESP-IDF runs an application in: <c>main</c>, priority 1, stack and core as configured.</summary>
    /// <param name="device">The device.</param>
    /// <param name="body">What it does: an async method; it gets its own handle.</param>
    /// <returns>Its handle.</returns>
    /// <exception cref="DeviceMemoryException">The heap has no room.</exception>
    /// <exception cref="DevicePanicException">Called by code of the device.</exception>
    /// <remarks>ESP-IDF: <c>app_main</c> with <c>ESP_MAIN_TASK_STACK_SIZE</c>, <c>ESP_MAIN_TASK_AFFINITY</c>. Blocks: no. From: host.</remarks>
    public static RtosTask CreateMainTask(this Device device, Func<RtosTask, Routine> body)
    {
        ArgumentNullException.ThrowIfNull(device);
        var configuration = device.Configuration;
        return device.CreateTask("main", 1, configuration.MainTaskStackBytes, configuration.MainTaskAffinity, body);
    }

    /// <summary>Finds a task by its name: the first that the kernel's lists hold, the highest priorities first.</summary>
    /// <param name="device">The device.</param>
    /// <param name="name">The name.</param>
    /// <returns>Its handle, or null when there is none of that name, or it is one of the kernel's own.</returns>
    /// <remarks>FreeRTOS: <c>xTaskGetHandle</c>. Blocks: no. From: host and task.</remarks>
    public static RtosTask? FindTask(this Device device, string name)
    {
        ArgumentNullException.ThrowIfNull(device);
        return device.Scheduler.GetHandle(name)?.Handle as RtosTask;
    }

    internal static TaskDefinition Define(
        Device device, string name, int priority, int stackBytes, CoreAffinity core, Func<RtosTask, Routine> body)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfNegative(priority);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(priority, device.Configuration.MaxPriorities);
        ArgumentOutOfRangeException.ThrowIfLessThan(stackBytes, 1);
        ArgumentNullException.ThrowIfNull(body);
        return new TaskDefinition(name, priority, stackBytes, core, tcb => new CoroutineBody(device, () => body((RtosTask)tcb.Handle!)))
        {
            MakeHandle = tcb => new RtosTask(device, tcb),
        };
    }
}
