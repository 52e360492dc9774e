using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>Numbers that are sent as what their queue takes: the device gets what a replay reads from the journal, to the bit.</summary>
[TestClass]
public sealed class NumberInputTests
{
    [TestMethod]
    public void Send_Doubles_AreWhatAReplayReads() =>
        AssertSame(BitConverter.DoubleToInt64Bits, 0.1, -0.0, double.Epsilon, double.MaxValue, double.NegativeInfinity, BitConverter.Int64BitsToDouble(0x7FF8_0000_0000_1234));

    [TestMethod]
    public void Send_Floats_AreWhatAReplayReads() =>
        AssertSame(f => BitConverter.SingleToInt32Bits(f), 0.1f, -0.0f, float.Epsilon, float.MaxValue, float.PositiveInfinity, BitConverter.Int32BitsToSingle(0x7FC0_1234));

    [TestMethod]
    public void Send_Integers_AreWhatAReplayReads()
    {
        AssertSame(n => unchecked((long)n), 0UL, 1UL, ulong.MaxValue);
        AssertSame(n => n, long.MinValue, -1L, long.MaxValue);
        AssertSame(n => n, sbyte.MinValue, sbyte.MaxValue);
    }

    [TestMethod]
    public void Send_Flags_AreWhatAReplayReads() => AssertSame(b => b ? 1 : 0, true, false);

    private static void AssertSame<T>(Func<T, long> bits, params T[] items)
    {
        using var folder = new TemporaryFolder(nameof(NumberInputTests));
        using var stand = new Stand(Printing(bits), options: o => o.Journal = folder.Root).Start();
        foreach (var item in items)
        {
            stand.Do(stand.Device.SendAsync("items", item));
            stand.Turns();
        }

        stand.Do(stand.Device.StopAsync());
        var live = string.Concat(stand.Device.RecentConsole.Select(l => l.Text + "\n"));
        Assert.HasCount(items.Length, stand.Device.RecentConsole);
        Assert.AreEqual(live, JournalSession.Replay(stand.Device.Status.JournalPath!, Printing(bits)).Console);
    }

    private static Action<Device> Printing<T>(Func<T, long> bits) => device =>
    {
        var items = device.CreateQueue<T>("items", 4);
        device.CreateTask("printer", 1, 4096, CoreAffinity.Any, async task =>
        {
            for (; ; )
            {
                var item = await items.Receive(Ticks.Forever);
                device.Host.Console.WriteLine($"{bits(item.Value!):x}");
                await task.Delay(new Ticks(1));
            }
        });
    };
}
