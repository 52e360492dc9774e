using System.Net;
using System.Net.Sockets;
using System.Text;
using Rtos.Cli;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>A paused device with a server before it, and clients over real sockets.</summary>
internal sealed class ConsolePlace : IAsyncDisposable
{
    internal const string Token = "0123456789abcdef";

    private readonly StringWriter _trace = new();
    private readonly Stand _stand;

    internal ConsolePlace(ConsoleLimits? limits = null, string? token = null, TimeProvider? time = null)
    {
        var setup = Stand.Setup("chip", Chips.Busy(1), device: d =>
        {
            d.StartPaused = true;
            d.TraceSink = _ => new TextTraceSink(_trace);
        });
        _stand = new Stand([setup], workers: 1).Start();
        Server = ConsoleServer.Listen(
            _stand.Emulator,
            new IPEndPoint(IPAddress.Loopback, 0),
            token is null ? null : new ConsoleToken(token),
            limits ?? new ConsoleLimits { MistakesInARow = 5 },
            time);
        Server.Open();
    }

    internal ConsoleServer Server { get; }

    internal NetworkStream Connect()
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Connect(Server.EndPoint);
        return new NetworkStream(socket, ownsSocket: true);
    }

    /// <summary>Connects and sends what may be no line at all.</summary>
    internal async Task<NetworkStream> ConnectAsync(string sent)
    {
        var client = Connect();
        await client.WriteAsync(Encoding.UTF8.GetBytes(sent));
        return client;
    }

    /// <summary>The device has not been touched by anybody else than the one who asks now.</summary>
    internal async Task AssertNothingWasDoneAsync()
    {
        using var good = Connect();
        if (Server.Token is not null)
        {
            Assert.AreEqual("ok\n", await AskAsync(good, $"token {Token}"));
        }

        Assert.AreEqual(" chip Paused at cycle 320000, 2 ms\nok\n", await AskAsync(good, "step 2ms"));
    }

    internal string Trace() => _stand.Device.InspectAsync(_ => _trace.ToString()).GetAwaiter().GetResult();

    /// <summary>The trace of a device that nobody disturbs.</summary>
    internal static string Alone()
    {
        using var text = new StringWriter();
        var device = new Device(Chips.Idf);
        device.AddTraceSink(new TextTraceSink(text));
        device.Load(new FunctionProgram(Chips.Busy(1)));
        device.RunUntil(new Instant(160_000));
        Assert.IsGreaterThan(20, text.ToString().Length);
        return text.ToString();
    }

    internal static async Task<string> AskAsync(NetworkStream client, string line)
    {
        await client.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        return await ReadReplyAsync(client);
    }

    internal static async Task<string> ReadReplyAsync(NetworkStream client)
    {
        var text = new StringBuilder();
        var one = new byte[1];
        for (var start = 0; await client.ReadAsync(one) == 1;)
        {
            text.Append((char)one[0]);
            if (one[0] == '\n')
            {
                var last = text.ToString(start, text.Length - start);
                if (last == "ok\n" || last.StartsWith("error:", StringComparison.Ordinal))
                {
                    break;
                }

                start = text.Length;
            }
        }

        return text.ToString();
    }

    internal static async Task<string> ReadAllAsync(NetworkStream client)
    {
        var text = new StringBuilder();
        var piece = new byte[4_096];
        try
        {
            for (var read = 0; (read = await client.ReadAsync(piece)) > 0;)
            {
                text.Append(Encoding.UTF8.GetString(piece, 0, read));
            }
        }
        catch (IOException)
        {
            // The other side has closed while lines of ours were on their way.
        }

        return text.ToString();
    }

    internal static async Task<bool> SendQuietlyAsync(NetworkStream client, byte[] bytes)
    {
        try
        {
            await client.WriteAsync(bytes);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _stand.Dispose();
    }
}
