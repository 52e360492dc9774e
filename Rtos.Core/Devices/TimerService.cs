namespace Rtos.Core;

/// <summary>The timer service task: it waits for commands. FreeRTOS: <c>prvTimerTask</c>.</summary>
internal sealed class TimerService(Device device)
{
    private readonly EventList _waitingForCommands = new();

    internal Tcb? Task { get; private set; }

    /// <summary>FreeRTOS: <c>xTimerCreateTimerTask</c>.</summary>
    internal void CreateTask()
    {
        var configuration = device.Configuration;
        var definition = new TaskDefinition(
            configuration.TimerTaskName,
            configuration.TimerTaskPriority,
            configuration.TimerTaskStackBytes,
            configuration.TimerTaskAffinity,
            _ => new Body(this));
        Task = device.Scheduler.CreateTask(definition)
            ?? throw new DeviceMemoryException($"not enough heap for the timer service task {configuration.TimerTaskName}");
    }

    private sealed class Body(TimerService service) : TaskBody
    {
        // No timer is active and no command has come: wait for one without a limit.
        internal override void Resume(Device device, Tcb task)
        {
            device.Scheduler.PlaceOnEventListRestricted(service._waitingForCommands, 0, waitIndefinitely: true);
            device.Scheduler.YieldWithinApi();
        }
    }
}
