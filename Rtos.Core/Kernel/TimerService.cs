namespace Rtos.Core;

/// <summary>
/// The timer service task. As long as no timer and no pended call is used it only waits for commands; the daemon that
/// carries them out takes over its body when it is first needed, without any effect on the run.
/// </summary>
/// <remarks>FreeRTOS: <c>xTimerCreateTimerTask</c>, <c>prvTimerTask</c>.</remarks>
internal sealed class TimerService(Scheduler scheduler)
{
    private Func<bool, TaskBody>? _makeDaemon;
    private bool _hasBlocked;
    private bool _hasStarted;

    internal Tcb? Task { get; private set; }

    /// <summary>The task waits here for commands.</summary>
    internal EventList WaitingForCommands { get; } = new(scheduler.Table);

    /// <summary>The daemon's own object, set by the code that attaches it.</summary>
    internal object? Daemon { get; private set; }

    /// <summary>FreeRTOS: <c>xTimerCreateTimerTask</c>.</summary>
    internal void CreateTask()
    {
        var configuration = scheduler.Configuration;
        var definition = new TaskDefinition(
            configuration.TimerTaskName,
            configuration.TimerTaskPriority,
            configuration.TimerTaskStackBytes,
            configuration.TimerTaskAffinity,
            _makeDaemon?.Invoke(false) ?? new WaitingBody(this, scheduler));
        Task = scheduler.CreateTask(definition)
            ?? throw new DeviceMemoryException($"not enough heap for the timer service task {configuration.TimerTaskName}");
        Task.Voice = CallbackVoice.Silent;
    }

    /// <summary>From now on the daemon is the task's body.</summary>
    /// <param name="daemon">The daemon.</param>
    /// <param name="makeBody">Makes its body; the argument is whether the task already waits for commands.</param>
    internal void Attach(object daemon, Func<bool, TaskBody> makeBody)
    {
        Daemon = daemon;
        _makeDaemon = makeBody;
        if (Task is not null)
        {
            Task.Body = makeBody(_hasBlocked);
        }
    }

    /// <summary>The task runs for the first time.</summary>
    internal void StartUp()
    {
        if (!_hasStarted)
        {
            _hasStarted = true;
            scheduler.Hooks.CallDaemonTaskStartup();
        }
    }

    private sealed class WaitingBody(TimerService service, Scheduler scheduler) : TaskBody
    {
        // No timer is active and no command has come: wait for one without a time-out.
        internal override void Resume(Tcb task)
        {
            service.StartUp();
            if (task.Body != this)
            {
                // The hook has made the first timer, and may have sent a command.
                task.Body.Resume(task);
                return;
            }

            service._hasBlocked = true;
            scheduler.PlaceOnEventListRestricted(service.WaitingForCommands, 0, waitIndefinitely: true);
            scheduler.YieldWithinApi();
        }
    }
}
