using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>How far a reader of outputs has come, for those who wait until it has shown what there is.</summary>
/// <param name="outputs">What it reads.</param>
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

    /// <summary>The reader reads no more.</summary>
    internal void End()
    {
        lock (_lock)
        {
            _isOver = true;
            Release();
        }
    }

    /// <summary>Ends when all that the device has put out so far is shown, or was dropped, or nobody reads any more.</summary>
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
