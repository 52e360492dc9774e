using System.Net;
using Rtos.Cli;
using Rtos.Hosting;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Cli;

/// <summary>Who is let in over TCP, and that nobody can lock the others out.</summary>
[TestClass]
public sealed class ConsoleDoorTests
{
    [TestMethod]
    public async Task Token_Right_LetsIn()
    {
        await using var place = new ConsolePlace(token: ConsolePlace.Token);
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    [DataRow("token 0123456789abcdeg")]
    [DataRow("token 0123456789abcde")]
    [DataRow("token 0123456789abcdef0")]
    [DataRow("token")]
    [DataRow("")]
    [DataRow("TOKEN 0123456789abcdef")]
    [DataRow("0123456789abcdef")]
    [DataRow("step 1ms")]
    public async Task Token_WrongOrMissing_GetsOneAnswerAndIsCutOff(string first)
    {
        await using var place = new ConsolePlace(token: ConsolePlace.Token);
        using var client = await place.ConnectAsync(first + "\nstep 1ms\ntoken " + ConsolePlace.Token + "\nstep 1ms\n");
        Assert.MatchesRegex("^error: [^\n]*\n$", await ConsolePlace.ReadAllAsync(client));
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    public async Task Token_WrongTooOften_BarsTheAddressForAWhileAndNotThoseWhoAreIn()
    {
        var time = new ManualTime();
        var limits = new ConsoleLimits { WrongTokens = 3, WrongTokensIn = TimeSpan.FromMinutes(1) };
        await using var place = new ConsolePlace(limits, ConsolePlace.Token, time);
        using var inside = place.Connect();
        await ConsolePlace.AskAsync(inside, $"token {ConsolePlace.Token}");
        for (var i = 0; i < 3; i++)
        {
            Assert.AreEqual("error: wrong token\n", await AnswerAsync(place, "token 01234567\n"));
        }

        StringAssert.EndsWith(await AnswerAsync(place, $"token {ConsolePlace.Token}\n"), "try again in 60 s\n", StringComparison.Ordinal);
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(inside, "use chip"));
        time.Advance(TimeSpan.FromMinutes(1));
        await place.AssertNothingWasDoneAsync();
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow(ConsolePlace.Token)]
    public async Task SilentConnections_MoreThanThereIsRoomFor_GiveWayToTheNewest(string? token)
    {
        await using var place = new ConsolePlace(new ConsoleLimits { Strangers = 4 }, token);
        var silent = Enumerable.Range(0, 20).Select(_ => place.Connect()).ToList();
        await place.AssertNothingWasDoneAsync();
        Assert.IsLessThanOrEqualTo(4, place.Server.Door.Strangers);
        foreach (var old in silent[..16])
        {
            StringAssert.StartsWith(await ConsolePlace.ReadAllAsync(old), "error: too many connections", StringComparison.Ordinal);
        }

        silent.ForEach(s => s.Dispose());
    }

    [TestMethod]
    public async Task ManyConnections_InALoop_LeaveNothingBehind()
    {
        await using var place = new ConsolePlace(token: ConsolePlace.Token);
        for (var i = 0; i < 1_000; i++)
        {
            using var silent = place.Connect();
        }

        await place.AssertNothingWasDoneAsync();
        Assert.IsLessThanOrEqualTo(place.Server.Limits.Strangers, place.Server.Door.Strangers);
        Assert.IsLessThanOrEqualTo(1, place.Server.Addresses.Count);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("tok")]
    [DataRow("\r\n \n")]
    public async Task FirstLine_DoesNotCome_IsCutOffInTime(string sent)
    {
        var time = new ManualTime();
        await using var place = new ConsolePlace(time: time);
        using var slow = await place.ConnectAsync(sent);
        using var good = place.Connect();
        await ConsolePlace.AskAsync(good, "devices");
        time.Advance(TimeSpan.FromSeconds(29));
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(good, "use chip"));
        time.Advance(TimeSpan.FromSeconds(1));
        var answer = await ConsolePlace.ReadAllAsync(slow);
        StringAssert.EndsWith(answer, "error: no first line came within 30 s; good-bye\n", StringComparison.Ordinal);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("p")]
    public async Task Client_IsSilent_IsCutOffInTimeAndFreesItsPlace(string sent)
    {
        var time = new ManualTime();
        await using var place = new ConsolePlace(new ConsoleLimits { Clients = 1 }, time: time);
        using var client = place.Connect();
        await ConsolePlace.AskAsync(client, "devices");
        await ConsolePlace.SendQuietlyAsync(client, System.Text.Encoding.UTF8.GetBytes(sent));
        while (!time.HasTimerIn(place.Server.Limits.Idle))
        {
            // The server has answered, and is about to wait for the next line.
            await Task.Yield();
        }

        time.Advance(place.Server.Limits.Idle);
        Assert.AreEqual("error: nothing came for 900 s; good-bye\n", await ConsolePlace.ReadAllAsync(client));
        client.Dispose();
        await ServedAsync(place);
    }

    [TestMethod]
    public async Task Rate_OfAnAddress_IsSharedByItsConnections()
    {
        var time = new ManualTime();
        var rate = new ConsoleAddress(new ConsoleLimits { CommandsPerSecond = 2 }, time).Rate;
        await rate.WaitAsync(default);
        await rate.WaitAsync(default);
        var third = rate.WaitAsync(default).AsTask();
        var fourth = rate.WaitAsync(default).AsTask();
        Assert.IsFalse(third.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(500));
        await third;
        Assert.IsFalse(fourth.IsCompleted);
        time.Advance(TimeSpan.FromMilliseconds(500));
        await fourth;
    }

    [TestMethod]
    public async Task Rate_OfAnAddress_IsNotUsedUpByStrangers()
    {
        await using var place = new ConsolePlace(new ConsoleLimits { CommandsPerSecond = 2 }, ConsolePlace.Token, new ManualTime());
        using var good = place.Connect();
        await ConsolePlace.AskAsync(good, $"token {ConsolePlace.Token}");
        for (var i = 0; i < 20; i++)
        {
            await AnswerAsync(place, "token 01234567\n");
        }

        // If they had a share of it, this would wait for a time that never passes.
        Assert.AreEqual("ok\n", await ConsolePlace.AskAsync(good, "use chip"));
    }

    [TestMethod]
    [DataRow("127.0.0.1", "127.0.0.1")]
    [DataRow("::ffff:10.0.0.7", "10.0.0.7")]
    [DataRow("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [DataRow("fe80::1%1", "fe80::")]
    public void Address_OfAClient_IsItsNetwork(string address, string expected) =>
        Assert.AreEqual(IPAddress.Parse(expected), ConsoleAddresses.Of(IPAddress.Parse(address)));

    [TestMethod]
    public void Addresses_WithWrongTokens_AreRememberedUpToALimit()
    {
        var addresses = new ConsoleAddresses(new ConsoleLimits(), new ManualTime());
        for (var i = 0; i < ConsoleAddresses.Most + 100; i++)
        {
            var address = new IPAddress([10, 0, (byte)(i >> 8), (byte)(i & 0xff)]);
            addresses.Enter(address).CountWrongToken();
            addresses.Leave(address);
        }

        Assert.AreEqual(ConsoleAddresses.Most, addresses.Count);
    }

    [TestMethod]
    public void Token_Generated_IsLongAndNeverTheSame()
    {
        var first = ConsoleToken.Generate();
        Assert.IsTrue(ConsoleToken.IsValid(first));
        Assert.IsGreaterThanOrEqualTo(32, first.Length);
        Assert.AreNotEqual(first, ConsoleToken.Generate());
    }

    private static async Task<string> AnswerAsync(ConsolePlace place, string sent)
    {
        using var client = await place.ConnectAsync(sent);
        return await ConsolePlace.ReadAllAsync(client);
    }

    private static async Task ServedAsync(ConsolePlace place)
    {
        for (; ; )
        {
            using var client = place.Connect();
            if (await ConsolePlace.AskAsync(client, "use chip") == "ok\n")
            {
                return;
            }
        }
    }
}
