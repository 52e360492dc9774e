using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Rtos.Cli;

/// <summary>One TCP client of the console, from its first line to its end.</summary>
internal sealed class ConsoleClient : IDisposable
{
    // What a client that is cut off may still send before its connection is closed, so that it can read the reason.
    private const int Drained = 1 << 16;

    private static readonly TimeSpan DrainedIn = TimeSpan.FromMilliseconds(250);

    private readonly ConsoleServer _server;
    private readonly Socket _socket;
    private readonly NetworkStream _stream;
    private readonly ConsoleLineReader _reader;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly CancellationTokenSource _silence;
    private readonly CancellationTokenSource _reading;
    private readonly CancellationToken _end;
    private bool _isProven;
    private ConsoleLine? _first;

    internal ConsoleClient(ConsoleServer server, Socket socket, CancellationToken end)
    {
        _server = server;
        _socket = socket;
        _end = end;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new ConsoleLineReader(_stream, server.Limits, isFromNetwork: true);
        _silence = new CancellationTokenSource(server.Limits.FirstLine, server.Time);
        _reading = CancellationTokenSource.CreateLinkedTokenSource(_silence.Token, end);
        RemoteAddress = ((IPEndPoint)socket.RemoteEndPoint!).Address;
        Address = server.Addresses.Enter(RemoteAddress);
    }

    /// <summary>The state shared with other clients of its address.</summary>
    internal ConsoleAddress Address { get; }

    internal IPAddress RemoteAddress { get; }

    private ConsoleLimits Limits => _server.Limits;

    /// <summary>Serves the client until it leaves, is cut off, or the server ends.</summary>
    internal async Task RunAsync()
    {
        try
        {
            if (await FirstLineAsync().ConfigureAwait(false) is { } fault)
            {
                await CutAsync(fault).ConfigureAwait(false);
                return;
            }

            if (_isProven)
            {
                var session = new ConsoleSession(_server.Devices, Limits, _server.Time, TraceAsync);
                await using var ending = session.ConfigureAwait(false);
                await new ConsoleLoop(session, WriteAsync, Address.Rate, Limits).RunAsync(NextAsync, _end).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            await CutAsync(_isProven
                ? FormattableString.Invariant($"nothing came for {Limits.Idle.TotalSeconds} s; good-bye")
                : FormattableString.Invariant($"no first line came within {Limits.FirstLine.TotalSeconds} s; good-bye")).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the connection at once, because another one needs its place.</summary>
    internal async Task DisplaceAsync()
    {
        try
        {
            // As much as the socket takes without waiting; a client that does not read loses the line.
            using var now = new CancellationTokenSource(DrainedIn, _server.Time);
            await _socket.SendAsync(
                "error: too many connections have not sent a first line, and this is the oldest; good-bye\n"u8.ToArray(),
                SocketFlags.None,
                now.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (ConsoleServer.IsOfAClient(e))
        {
            // It has left already.
        }

        _socket.Dispose();
    }

    public void Dispose()
    {
        _server.Addresses.Leave(RemoteAddress);
        _stream.Dispose();
        _silence.Dispose();
        _reading.Dispose();
        _turn.Dispose();
    }

    // The reason why it is cut off; null if it has authenticated itself, or has left.
    private async Task<string?> FirstLineAsync()
    {
        // Unauthenticated clients do not use up the rate of their address, which authenticated ones need.
        for (var blank = 0; ; blank++)
        {
            var line = await _reader.ReadAsync(_reading.Token).ConfigureAwait(false);
            if (line.Kind is ConsoleLineKind.End or ConsoleLineKind.Half)
            {
                return null;
            }

            if (line.Kind == ConsoleLineKind.Foreign || ForeignProtocol.IsRequest(line.Text))
            {
                return "this is a console for lines of text, not a web server; nothing was executed";
            }

            if (line.Kind != ConsoleLineKind.Whole)
            {
                return "the first line is too long or not text; nothing was executed";
            }

            if (_server.Token is null && string.IsNullOrWhiteSpace(line.Text) && blank < Limits.MistakesInARow)
            {
                await WriteAsync("ok\n").ConfigureAwait(false);
                continue;
            }

            return await ProveAsync(line).ConfigureAwait(false);
        }
    }

    private async Task<string?> ProveAsync(ConsoleLine line)
    {
        if (_server.Token is { } token)
        {
            if (!line.Text.StartsWith("token ", StringComparison.Ordinal))
            {
                return "the first line must be: token VALUE; the value was printed when the host started";
            }

            if (Address.Barred is { Ticks: > 0 } barred)
            {
                return FormattableString.Invariant(
                    $"{Limits.WrongTokens} wrong tokens came from this address; try again in {Math.Ceiling(barred.TotalSeconds)} s");
            }

            if (!token.IsRight(line.Text["token ".Length..].Trim()))
            {
                Address.CountWrongToken();
                return "wrong token";
            }
        }

        if (!_server.Door.TryPromote(this))
        {
            return FormattableString.Invariant($"there are {Limits.Clients} clients already; come back later");
        }

        _isProven = true;
        _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        if (_server.Token is null)
        {
            _first = line;
        }
        else
        {
            await WriteAsync("ok\n").ConfigureAwait(false);
        }

        return null;
    }

    private async ValueTask<ConsoleLine> NextAsync()
    {
        if (_first is { } first)
        {
            _first = null;
            return first;
        }

        _silence.CancelAfter(Limits.Idle);
        var line = await _reader.ReadAsync(_reading.Token).ConfigureAwait(false);
        _silence.CancelAfter(Timeout.InfiniteTimeSpan);
        return line;
    }

    // A client that follows a trace is not idle.
    private async Task TraceAsync(string text)
    {
        await WriteAsync(text).ConfigureAwait(false);
        _silence.CancelAfter(Limits.Idle);
    }

    // Replies and trace lines come from different tasks and must not be interleaved.
    private async Task WriteAsync(string text)
    {
        await _turn.WaitAsync(_end).ConfigureAwait(false);
        try
        {
            using var patience = new CancellationTokenSource(Limits.Unread, _server.Time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _end);
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (!_end.IsCancellationRequested)
        {
            // Half a reply is out: nothing sensible can follow it.
            await _stream.DisposeAsync().ConfigureAwait(false);
            throw new IOException("the client does not read", e);
        }
        finally
        {
            _turn.Release();
        }
    }

    // A single answer, and nothing that comes after it is read. Closing with unread bytes would discard the answer.
    private async Task CutAsync(string why)
    {
        await WriteAsync($"error: {why}\n").ConfigureAwait(false);
        _socket.Shutdown(SocketShutdown.Send);
        await DrainAsync().ConfigureAwait(false);
    }

    private async Task DrainAsync()
    {
        using var patience = new CancellationTokenSource(DrainedIn, _server.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _end);
        var rest = new byte[4_096];
        try
        {
            for (var left = Drained; left > 0;)
            {
                var read = await _stream.ReadAsync(rest, both.Token).ConfigureAwait(false);
                left = read == 0 ? 0 : left - read;
            }
        }
        catch (OperationCanceledException)
        {
            // Its time is up.
        }
    }
}
