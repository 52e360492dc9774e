namespace Rtos.Hosting;

/// <summary>Requests to a device; they are carried out in the device's next turn, in order.</summary>
/// <remarks>Any thread adds and refuses commands, under the lock; the thread that has the turn runs them, without it.</remarks>
internal sealed class CommandQueue
{
    private readonly Lock _lock = new();
    private List<DeviceCommand>? _waiting;

    // The requests of the present turn: replaced by the turn's thread, read by any.
    private volatile DeviceCommand[] _begun = [];

    /// <summary>Adds a command.</summary>
    /// <param name="action">The action.</param>
    /// <param name="isKept">Whether it is still carried out after its caller was refused.</param>
    /// <returns>A task that completes when the command is done, or fails with the reason why not.</returns>
    internal Task<T> Add<T>(Func<T> action, bool isKept)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            (_waiting ??= []).Add(new DeviceCommand(Run, e => done.TrySetException(e), isKept));
        }

        return done.Task;

        void Run()
        {
            if (done.Task.IsCompleted && !isKept)
            {
                return;
            }

            try
            {
                done.TrySetResult(action());
            }
            catch (Exception e)
            {
                done.TrySetException(e);
            }
        }
    }

    /// <summary>Carries out all requests so far.</summary>
    internal void Run()
    {
        var commands = Take();
        if (commands.Length > 0)
        {
            _begun = commands;
            Array.ForEach(commands, c => c.Run());
            _begun = [];
        }
    }

    /// <summary>Refuses all commands: there are no more turns.</summary>
    internal void Refuse(Exception reason) => Array.ForEach(Take(), c => c.Refuse(reason));

    /// <summary>Refuses the commands of a turn that does not end, and those that wait for the next one.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="mayStillStop">Whether those that are kept may still be carried out in time.</param>
    internal void RefuseWhileStuck(Exception reason, bool mayStillStop)
    {
        DeviceCommand[] waiting;
        lock (_lock)
        {
            waiting = _waiting?.ToArray() ?? [];
            _waiting?.RemoveAll(c => !c.IsKept);
        }

        foreach (var command in _begun.Concat(waiting).Where(c => !c.IsKept || !mayStillStop))
        {
            command.Refuse(reason);
        }
    }

    private DeviceCommand[] Take()
    {
        lock (_lock)
        {
            if (_waiting is not { Count: > 0 })
            {
                return [];
            }

            var commands = _waiting.ToArray();
            _waiting = null;
            return commands;
        }
    }
}
