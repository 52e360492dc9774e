using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>Carries what a device puts out to a client of the console, as far as the client takes it.</summary>
internal sealed class OutputPump : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly DeviceSubscription _outputs;
    private readonly OutputProgress _progress;
    private readonly Task _carrying;

    /// <summary>Begins to carry.</summary>
    /// <param name="outputs">What the device puts out.</param>
    /// <param name="show">The lines that the client gets for an output.</param>
    /// <param name="write">Takes them.</param>
    internal OutputPump(DeviceSubscription outputs, Func<DeviceOutput, string> show, Func<string, Task> write)
    {
        _outputs = outputs;
        _progress = new OutputProgress(outputs);
        _carrying = CarryAsync(show, write);
    }

    internal bool IsOver => _carrying.IsCompleted;

    /// <summary>Ends when the client has what the device has put out so far.</summary>
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
            // Switched off, or the client has left: nobody wants the rest.
        }
        finally
        {
            _progress.End();
            _outputs.Dispose();
        }
    }
}
