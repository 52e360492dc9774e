using System.Net;
using System.Net.Sockets;

namespace Rtos.Hosting;

/// <summary>The line console over TCP: one task a client, each within its limits.</summary>
internal sealed class ConsoleServer : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<Task> _clients = [];
    private readonly Lock _lock = new();
    private readonly IDeviceRegistry _devices;
    private readonly ConsoleLimits _limits;
    private readonly TimeProvider _time;
    private readonly TcpListener _listener;
    private readonly Task _accepting;

    private ConsoleServer(IDeviceRegistry devices, TcpListener listener, ConsoleLimits limits, TimeProvider time)
    {
        _devices = devices;
        _limits = limits;
        _time = time;
        _listener = listener;
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens, the port settled.</summary>
    internal IPEndPoint EndPoint { get; }

    /// <summary>Clients that are served now.</summary>
    internal int Clients
    {
        get
        {
            lock (_lock)
            {
                return _clients.Count;
            }
        }
    }

    /// <summary>Begins to listen.</summary>
    /// <param name="devices">The devices of the host.</param>
    /// <param name="endPoint">Where; port 0 for any free one.</param>
    /// <param name="limits">What a client may do; null for the usual limits.</param>
    /// <param name="time">The host's time; null for the system's.</param>
    /// <exception cref="SocketException">It cannot listen there.</exception>
    internal static ConsoleServer Start(IDeviceRegistry devices, IPEndPoint endPoint, ConsoleLimits? limits = null, TimeProvider? time = null)
    {
        var listener = new TcpListener(endPoint);
        listener.Start();
        return new ConsoleServer(devices, listener, limits ?? new ConsoleLimits(), time ?? TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] left;
        lock (_lock)
        {
            left = [.. _clients];
        }

        await Task.WhenAll(left).ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token).ConfigureAwait(false);
                Admit(client);
            }
            catch (SocketException) when (!_end.IsCancellationRequested)
            {
                // This client has left before it came in, or the host is short of handles for a moment.
                await Task.Yield();
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Admit(TcpClient client)
    {
        lock (_lock)
        {
            if (_clients.Count >= _limits.Clients)
            {
                _ = RefuseAsync(client);
                return;
            }

            var serving = new TaskCompletionSource();
            _clients.Add(serving.Task);
            _ = ServeAsync(client, serving);
        }
    }

    // What a socket takes without waiting is enough for one line.
    private async Task RefuseAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await WriteAsync(client.GetStream(), FormattableString.Invariant($"error: there are {_limits.Clients} clients already; come back later\n")).ConfigureAwait(false);
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                // It has left already.
            }
        }
    }

    private async Task ServeAsync(TcpClient client, TaskCompletionSource serving)
    {
        await Task.Yield();
        try
        {
            using (client)
            {
                client.NoDelay = true;
                var stream = client.GetStream();
                using var turn = new SemaphoreSlim(1);
                await ConsoleLoop.RunAsync(_devices, stream, text => WriteInTurnAsync(turn, stream, text), _limits, _time, _end.Token).ConfigureAwait(false);
            }
        }
        catch (Exception e) when (e is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // The client has left, does not read, or the server ends.
        }
        finally
        {
            lock (_lock)
            {
                _clients.Remove(serving.Task);
            }

            serving.SetResult();
        }
    }

    // Replies and lines of traces come from different tasks and may not get into each other.
    private async Task WriteInTurnAsync(SemaphoreSlim turn, NetworkStream stream, string text)
    {
        await turn.WaitAsync(_end.Token).ConfigureAwait(false);
        try
        {
            await WriteAsync(stream, text).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task WriteAsync(NetworkStream stream, string text)
    {
        using var patience = new CancellationTokenSource(_limits.Unread, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _end.Token);
        try
        {
            await stream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text), both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            // Half a reply is out: nothing sensible can follow it.
            await stream.DisposeAsync().ConfigureAwait(false);
            throw new IOException("the client does not read");
        }
    }
}
