using System.Net;
using System.Net.Sockets;
using Rtos.Hosting;

namespace Rtos.Cli;

/// <summary>The line console over TCP: one task for each client, each within its limits.</summary>
internal sealed class ConsoleServer : IAsyncDisposable
{
    private static readonly TimeSpan ShortOfHandles = TimeSpan.FromMilliseconds(50);

    private readonly CancellationTokenSource _end = new();
    private readonly HashSet<Task> _serving = [];
    private readonly Lock _lock = new();
    private readonly TcpListener _listener;
    private Task _accepting = Task.CompletedTask;

    private ConsoleServer(IDeviceRegistry devices, TcpListener listener, ConsoleToken? token, ConsoleLimits limits, TimeProvider time)
    {
        Devices = devices;
        Token = token;
        Limits = limits;
        Time = time;
        Addresses = new ConsoleAddresses(limits, time);
        Door = new ConsoleDoor(limits);
        _listener = listener;
        EndPoint = (IPEndPoint)listener.LocalEndpoint;
    }

    /// <summary>The address on which it listens, with the actual port.</summary>
    internal IPEndPoint EndPoint { get; }

    internal IDeviceRegistry Devices { get; }

    /// <summary>The token of clients; null if all are admitted.</summary>
    internal ConsoleToken? Token { get; }

    internal ConsoleLimits Limits { get; }

    internal TimeProvider Time { get; }

    internal ConsoleAddresses Addresses { get; }

    /// <summary>The admitted clients.</summary>
    internal ConsoleDoor Door { get; }

    /// <summary>Binds the port; clients that connect wait until <see cref="Open"/>.</summary>
    /// <param name="devices">The devices of the host.</param>
    /// <param name="endPoint">The address; port 0 for any free port.</param>
    /// <param name="token">The token of clients; null to admit all.</param>
    /// <param name="limits">The limits of clients; null for the default limits.</param>
    /// <param name="time">The host's time; null for the system's.</param>
    /// <exception cref="SocketException">It cannot listen there.</exception>
    internal static ConsoleServer Listen(
        IDeviceRegistry devices, IPEndPoint endPoint, ConsoleToken? token, ConsoleLimits? limits = null, TimeProvider? time = null)
    {
        var listener = new TcpListener(endPoint);
        listener.Start();
        return new ConsoleServer(devices, listener, token, limits ?? new ConsoleLimits(), time ?? TimeProvider.System);
    }

    /// <summary>Begins to admit clients. Call it once.</summary>
    internal void Open() => _accepting = AcceptAsync();

    /// <summary>Whether an exception only means that a client has left, does not read, or was cut off.</summary>
    internal static bool IsOfAClient(Exception e) =>
        e is IOException or SocketException or ObjectDisposedException or InvalidOperationException or OperationCanceledException;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Dispose();
        await _accepting.ConfigureAwait(false);
        Task[] left;
        lock (_lock)
        {
            left = [.. _serving];
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
                Admit(await _listener.AcceptSocketAsync(_end.Token).ConfigureAwait(false));
            }
            catch (SocketException) when (!_end.IsCancellationRequested)
            {
                // This client has left before it was admitted, or the host is briefly short of handles.
                await Task.Delay(ShortOfHandles, Time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private void Admit(Socket socket)
    {
        ConsoleClient client;
        try
        {
            Prepare(socket);
            client = new ConsoleClient(this, socket, _end.Token);
        }
        catch (Exception e) when (IsOfAClient(e))
        {
            // It has left already.
            socket.Dispose();
            return;
        }

        if (Door.Enter(client) is { } gives)
        {
            _ = gives.DisplaceAsync();
        }

        var serving = new TaskCompletionSource();
        lock (_lock)
        {
            _serving.Add(serving.Task);
        }

        _ = ServeAsync(client, serving);
    }

    // A client whose machine has disappeared is detected within two minutes.
    private static void Prepare(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 60);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 15);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 4);
    }

    private async Task ServeAsync(ConsoleClient client, TaskCompletionSource serving)
    {
        await Task.Yield();
        try
        {
            await client.RunAsync().ConfigureAwait(false);
        }
        catch (Exception e) when (IsOfAClient(e))
        {
            // The client has left, does not read, or the server ends.
        }
        finally
        {
            Door.Leave(client);
            client.Dispose();
            lock (_lock)
            {
                _serving.Remove(serving.Task);
            }

            serving.SetResult();
        }
    }
}
