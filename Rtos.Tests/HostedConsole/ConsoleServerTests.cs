using System.Net;
using System.Net.Sockets;
using System.Text;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.HostedConsole;

/// <summary>Clients that mean no good: none stalls the host, fills it, or changes a run.</summary>
[TestClass]
public sealed class ConsoleServerTests
{
    private const int Port = 0;

    [TestMethod]
    public async Task Garbage_HundredThousandLines_IsCutOffWhileOthersAreServed()
    {
        await using var place = new Place();
        using var bad = place.Connect();
        var sending = SendGarbageAsync(bad);
        using var good = place.Connect();
        Assert.AreEqual("chip Paused at cycle 160000, 0.001000 s\nok\n", await AskAsync(good, "step 1ms"));
        var answer = await ReadAllAsync(bad);
        await sending;
        Assert.IsLessThan(1_000_000, answer.Length);
        StringAssert.StartsWith(await AskAsync(good, "ps"), "task ", StringComparison.Ordinal);
        Assert.AreEqual(Place.Alone(), place.Trace());
    }

    [TestMethod]
    public async Task Garbage_CutOff_SaysWhy()
    {
        await using var place = new Place();
        using var bad = place.Connect();
        await bad.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("nonsense\n", 5))));
        StringAssert.EndsWith(await ReadAllAsync(bad), "error: 5 lines in a row were no commands; good-bye\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task NeverReads_AsksForMuch_IsCutOffAndHoldsNobody()
    {
        await using var place = new Place(new ConsoleLimits { Unread = TimeSpan.FromMilliseconds(200), CommandsPerSecond = int.MaxValue });
        using var deaf = place.Connect();
        deaf.Socket.ReceiveBufferSize = 4_096;
        var asking = Task.Run(async () =>
        {
            try
            {
                var lines = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("help\n", 1_000)));
                for (var i = 0; i < 10_000; i++)
                {
                    await deaf.WriteAsync(lines);
                }

                return false;
            }
            catch (IOException)
            {
                return true;
            }
        });
        using var good = place.Connect();
        Assert.AreEqual("chip Paused at cycle 160000, 0.001000 s\nok\n", await AskAsync(good, "step 1ms"));
        Assert.IsTrue(await asking, "a client that never reads was served for ever");
        Assert.AreEqual(Place.Alone(), place.Trace());
    }

    [TestMethod]
    public async Task LongLine_IsRefusedAndTheNextOneIsServed()
    {
        await using var place = new Place();
        using var client = place.Connect();
        await client.WriteAsync(Encoding.UTF8.GetBytes(new string('x', 10_000) + "\n"));
        Assert.AreEqual("error: the line is longer than 4096 bytes and was not read\n", await ReadReplyAsync(client));
        Assert.AreEqual("chip Paused at cycle 160000, 0.001000 s\nok\n", await AskAsync(client, "step 1ms"));
    }

    [TestMethod]
    public async Task EndlessLine_IsCutOff()
    {
        await using var place = new Place();
        using var client = place.Connect();
        await SendQuietlyAsync(client, new byte[3 << 20]);
        using var good = place.Connect();
        StringAssert.EndsWith(await AskAsync(good, "devices"), "ok\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task HalfLine_ThenGone_IsNotDone()
    {
        await using var place = new Place();
        using (var client = place.Connect())
        {
            await client.WriteAsync("step 1ms"u8.ToArray());
            client.Socket.Shutdown(SocketShutdown.Send);
            Assert.AreEqual("", await ReadAllAsync(client));
        }

        using var good = place.Connect();
        Assert.AreEqual("chip Paused at cycle 320000, 0.002000 s\nok\n", await AskAsync(good, "step 2ms"));
    }

    [TestMethod]
    public async Task Clients_TooMany_AreToldSoAndSentAway()
    {
        await using var place = new Place(new ConsoleLimits { Clients = 2 });
        using var first = place.Connect();
        using var second = place.Connect();
        await AskAsync(first, "devices");
        await AskAsync(second, "devices");
        using var third = place.Connect();
        Assert.AreEqual("error: there are 2 clients already; come back later\n", await ReadAllAsync(third));
        Assert.AreEqual("ok\n", await AskAsync(first, "quit"));
        await ReadAllAsync(first);
    }

    [TestMethod]
    public async Task Stop_ClientsConnected_EndsThem()
    {
        var place = new Place();
        using var client = place.Connect();
        await AskAsync(client, "trace on");
        await place.DisposeAsync();
        Assert.AreEqual("", await ReadAllAsync(client));
    }

    private static async Task SendGarbageAsync(NetworkStream client)
    {
        var chance = new Random(7);
        var line = new byte[60];
        for (var i = 0; i < 100_000; i++)
        {
            chance.NextBytes(line);
            line[^1] = (byte)'\n';
            if (!await SendQuietlyAsync(client, line))
            {
                return;
            }
        }
    }

    private static async Task<bool> SendQuietlyAsync(NetworkStream client, byte[] bytes)
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

    private static async Task<string> AskAsync(NetworkStream client, string line)
    {
        await client.WriteAsync(Encoding.UTF8.GetBytes(line + "\n"));
        return await ReadReplyAsync(client);
    }

    private static async Task<string> ReadReplyAsync(NetworkStream client)
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

    private static async Task<string> ReadAllAsync(NetworkStream client)
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

    /// <summary>A paused device with a server before it.</summary>
    private sealed class Place : IAsyncDisposable
    {
        private readonly StringWriter _trace = new();
        private readonly Stand _stand;
        private readonly ConsoleServer _server;

        internal Place(ConsoleLimits? limits = null)
        {
            var setup = Stand.Setup("chip", Chips.Busy(1), device: d =>
            {
                d.StartPaused = true;
                d.TraceSink = _ => new TextTraceSink(_trace);
            });
            _stand = new Stand([setup], workers: 1).Start();
            _server = ConsoleServer.Start(_stand.Emulator, new IPEndPoint(IPAddress.Loopback, Port), limits ?? new ConsoleLimits { MistakesInARow = 5 });
        }

        internal NetworkStream Connect()
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
            socket.Connect(_server.EndPoint);
            return new NetworkStream(socket, ownsSocket: true);
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

        public async ValueTask DisposeAsync()
        {
            await _server.DisposeAsync();
            _stand.Dispose();
        }
    }
}
