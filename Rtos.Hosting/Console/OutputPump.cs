namespace Rtos.Hosting;

/// <summary>Carries the trace of a device to a client of the console, as far as the client takes it.</summary>
internal sealed class TracePump : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly DeviceSubscription _trace;
    private readonly Task _carrying;

    internal TracePump(EmulatedDevice device, int capacity, Func<string, Task> write)
    {
        _trace = device.Subscribe(OutputKinds.Trace, WhenFull.DropOldest, capacity);
        _carrying = CarryAsync(device.Name, write);
    }

    internal bool IsOver => _carrying.IsCompleted;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _trace.Dispose();
        await _carrying.ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task CarryAsync(string device, Func<string, Task> write)
    {
        try
        {
            await foreach (var line in _trace.WithCancellation(_end.Token).ConfigureAwait(false))
            {
                await write(ConsoleText.TraceMark + ConsoleText.Visible($"{device}: {line}") + "\n").ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // Switched off, or the client has left: nobody wants the rest.
        }
        finally
        {
            _trace.Dispose();
        }
    }
}
