using System.Net.Sockets;
using System.Text;
using Rtos.Cli;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>Clients that mean no good: none stalls the host, fills it, or changes a run.</summary>
[TestClass]
public sealed class ConsoleServerTests
{
    [TestMethod]
    public async Task Garbage_HundredThousandLines_IsCutOffWhileOthersAreServed()
    {
        await using var place = new ConsolePlace();
        using var bad = place.Connect();
        await ConsolePlace.AskAsync(bad, "devices");
        var sending = SendGarbageAsync(bad);
        using var good = place.Connect();
        Assert.AreEqual(" chip Paused at cycle 160000, 1 ms\nok\n", await ConsolePlace.AskAsync(good, "step 1ms"));
        var answer = await ConsolePlace.ReadAllAsync(bad);
        await sending;
        Assert.IsLessThan(1_000_000, answer.Length);
        StringAssert.StartsWith(await ConsolePlace.AskAsync(good, "ps"), " task ", StringComparison.Ordinal);
        Assert.AreEqual(ConsolePlace.Alone(), place.Trace());
    }

    [TestMethod]
    public async Task Garbage_CutOff_SaysWhy()
    {
        await using var place = new ConsolePlace();
        using var bad = place.Connect();
        await bad.WriteAsync(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("nonsense\n", 5))));
        StringAssert.EndsWith(await ConsolePlace.ReadAllAsync(bad), "error: 5 lines in a row were not commands; good-bye\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task NeverReads_AsksForMuch_IsCutOffAndHoldsNobody()
    {
        await using var place = new ConsolePlace(new ConsoleLimits { Unread = TimeSpan.FromMilliseconds(200), CommandsPerSecond = int.MaxValue });
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
        Assert.AreEqual(" chip Paused at cycle 160000, 1 ms\nok\n", await ConsolePlace.AskAsync(good, "step 1ms"));
        Assert.IsTrue(await asking, "a client that never reads was served for ever");
        Assert.AreEqual(ConsolePlace.Alone(), place.Trace());
    }

    [TestMethod]
    public async Task LongLine_IsRefusedAndTheNextOneIsServed()
    {
        await using var place = new ConsolePlace();
        using var client = place.Connect();
        await ConsolePlace.AskAsync(client, "devices");
        await client.WriteAsync(Encoding.UTF8.GetBytes(new string('x', 10_000) + "\n"));
        Assert.AreEqual("error: the line is longer than 4096 bytes and was not read\n", await ConsolePlace.ReadReplyAsync(client));
        Assert.AreEqual(" chip Paused at cycle 160000, 1 ms\nok\n", await ConsolePlace.AskAsync(client, "step 1ms"));
    }

    [TestMethod]
    public async Task EndlessLine_IsCutOff()
    {
        await using var place = new ConsolePlace();
        using var client = place.Connect();
        await ConsolePlace.AskAsync(client, "devices");
        await ConsolePlace.SendQuietlyAsync(client, new byte[3 << 20]);
        Assert.AreEqual("error: this line does not end; good-bye\n", await ConsolePlace.ReadAllAsync(client));
        using var good = place.Connect();
        StringAssert.EndsWith(await ConsolePlace.AskAsync(good, "devices"), "ok\n", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task HalfLine_ThenGone_IsNotDone()
    {
        await using var place = new ConsolePlace();
        using (var client = place.Connect())
        {
            await client.WriteAsync("step 1ms"u8.ToArray());
            client.Socket.Shutdown(SocketShutdown.Send);
            Assert.AreEqual("", await ConsolePlace.ReadAllAsync(client));
        }

        using var good = place.Connect();
        Assert.AreEqual(" chip Paused at cycle 320000, 2 ms\nok\n", await ConsolePlace.AskAsync(good, "step 2ms"));
    }

    [TestMethod]
    public async Task Clients_TooMany_AreToldSoAndSentAway()
    {
        await using var place = new ConsolePlace(new ConsoleLimits { Clients = 2 });
        using var first = place.Connect();
        using var second = place.Connect();
        await ConsolePlace.AskAsync(first, "devices");
        await ConsolePlace.AskAsync(second, "devices");
        using var third = await place.ConnectAsync("devices\n");
        Assert.AreEqual("error: there are 2 clients already; come back later\n", await ConsolePlace.ReadAllAsync(third));
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(first, "quit"));
        await ConsolePlace.ReadAllAsync(first);
    }

    [TestMethod]
    [DataRow(new byte[] { 0 })]
    [DataRow(new byte[] { (byte)'p', 0, (byte)'s' })]
    [DataRow(new byte[] { 0xff, 0xfe })]
    [DataRow(new byte[] { (byte)'p', (byte)'s', 0xc0, 0x80 })]
    [DataRow(new byte[] { (byte)'p', (byte)'s', (byte)'\r', (byte)'p', (byte)'s' })]
    [DataRow(new byte[] { 0x1b, (byte)'[', (byte)'A' })]
    public async Task StrangeLine_IsAnsweredOnceAndTheNextOneIsServed(byte[] line)
    {
        await using var place = new ConsolePlace();
        using var client = place.Connect();
        await ConsolePlace.AskAsync(client, "devices");
        await client.WriteAsync((byte[])[.. line, (byte)'\n']);
        var answer = await ConsolePlace.ReadReplyAsync(client);
        StringAssert.StartsWith(answer, "error: ", StringComparison.Ordinal);
        Assert.IsTrue(answer.TrimEnd('\n').All(c => c is >= ' ' and < '\u007f'), answer);
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(client, ""));
        Assert.AreEqual(" chip Paused at cycle 160000, 1 ms\nok\n", await ConsolePlace.AskAsync(client, "step 1ms"));
    }

    [TestMethod]
    public async Task Stop_ClientsConnected_EndsThem()
    {
        var place = new ConsolePlace();
        using var client = place.Connect();
        await ConsolePlace.AskAsync(client, "trace on");
        await place.DisposeAsync();
        Assert.AreEqual("", await ConsolePlace.ReadAllAsync(client));
    }

    private static async Task SendGarbageAsync(NetworkStream client)
    {
        var chance = new Random(7);
        var line = new byte[60];
        for (var i = 0; i < 100_000; i++)
        {
            chance.NextBytes(line);
            line[^1] = (byte)'\n';
            if (!await ConsolePlace.SendQuietlyAsync(client, line))
            {
                return;
            }
        }
    }
}
