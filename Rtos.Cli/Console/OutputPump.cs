using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>Carries a device's outputs to a client of the console, as fast as the client takes them.</summary>
internal sealed class OutputPump : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly DeviceSubscription _outputs;
    private readonly OutputProgress _progress;
    private readonly Task _carrying;

    /// <summary>Starts the pump.</summary>
    /// <param name="outputs">The device's outputs.</param>
    /// <param name="show">Formats an output for the client.</param>
    /// <param name="write">Writes to the client.</param>
    internal OutputPump(DeviceSubscription outputs, Func<DeviceOutput, string> show, Func<string, Task> write)
    {
        _outputs = outputs;
        _progress = new OutputProgress(outputs);
        _carrying = CarryAsync(show, write);
    }

    internal bool IsOver => _carrying.IsCompleted;

    /// <summary>Completes when the client has the device's outputs so far.</summary>
    internal Task CatchUpAsync() => _progress.CatchUpAsync();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _outputs.Dispose();
        await _carrying.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task CarryAsync(Func<DeviceOutput, string> show, Func<string, Task> write)
    {
        try
        {
            await foreach (var output in _outputs.WithCancellation(_end.Token).ConfigureAwait(false))
            {
                await write(show(output)).ConfigureAwait(false);
                _progress.Shown();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Switched off, or the client has left: the rest is not needed.
        }
        finally
        {
            _progress.End();
            _outputs.Dispose();
        }
    }
}
