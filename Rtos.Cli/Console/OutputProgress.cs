using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The progress of a reader of outputs, for code that waits until everything has been shown.</summary>
/// <param name="outputs">The outputs that it reads.</param>
internal sealed class OutputProgress(DeviceSubscription outputs)
{
    private readonly Lock _lock = new();
    private readonly List<(long Count, TaskCompletionSource Done)> _waiting = [];
    private long _shown;
    private bool _isOver;

    /// <summary>The output that was read last has been shown.</summary>
    internal void Shown()
    {
        lock (_lock)
        {
            _shown = outputs.Taken;
            Release();
        }
    }

    /// <summary>The reader has stopped reading.</summary>
    internal void End()
    {
        lock (_lock)
        {
            _isOver = true;
            Release();
        }
    }

    /// <summary>Completes when the device's outputs so far have been shown or dropped, or the reader has stopped.</summary>
    internal Task CatchUpAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Add((outputs.Produced, done));
            Release();
        }

        return done.Task;
    }

    private void Release()
    {
        foreach (var (_, done) in _waiting.Where(w => _isOver || w.Count <= _shown))
        {
            done.TrySetResult();
        }

        _waiting.RemoveAll(w => w.Done.Task.IsCompleted);
    }
}
