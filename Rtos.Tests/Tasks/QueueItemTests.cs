using System.Numerics;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Tasks;

/// <summary>Queues of items of any type, and how the trace writes them.</summary>
[TestClass]
public sealed class QueueItemTests
{
    private readonly record struct Sample(int Channel, double Value);

    [TestMethod]
    public void Receive_Int_IsWritten() => AssertItem(-42, "-42");

    [TestMethod]
    public void Receive_UInt_IsWritten() => AssertItem(4_000_000_000u, "4000000000");

    [TestMethod]
    public void Receive_Long_IsWritten() => AssertItem(long.MinValue, "-9223372036854775808");

    [TestMethod]
    public void Receive_ULong_IsWritten() => AssertItem(ulong.MaxValue, "18446744073709551615");

    [TestMethod]
    public void Receive_Byte_IsWritten() => AssertItem((byte)7, "7");

    [TestMethod]
    public void Receive_BigInteger_IsWritten() => AssertItem(BigInteger.Pow(10, 20), "100000000000000000000");

    [TestMethod]
    [DataRow(true, "true")]
    [DataRow(false, "false")]
    public void Receive_Bool_IsWritten(bool item, string expected) => AssertItem(item, expected);

    [TestMethod]
    [DataRow("word", "word")]
    [DataRow("12345678901234567890123456789012", "12345678901234567890123456789012")]
    [DataRow("123456789012345678901234567890123", "ok")]
    [DataRow("two words", "ok")]
    [DataRow("line\n", "ok")]
    [DataRow("", "ok")]
    public void Receive_String_IsWrittenIfItIsAShortWord(string item, string expected) => AssertItem(item, expected);

    [TestMethod]
    public void Receive_Struct_IsOk() => AssertItem(new Sample(3, 2.5), "ok");

    [TestMethod]
    public void Receive_Double_IsOk() => AssertItem(2.5, "ok");

    [TestMethod]
    public void Receive_Null_IsOk() => AssertItem<string?>(null, "ok");

    [TestMethod]
    public void Receive_Reference_IsTheSameObject()
    {
        var item = new object();
        var device = Create(Flavor.Idf2);
        var queue = device.CreateQueue<object>("q", 1);
        object? got = null;
        device.Task("A", 6, async _ => got = (await queue.Receive(Ticks.Forever)).Value);
        device.Task("B", 5, async _ => await queue.Send(item, Ticks.None));
        device.Run(100);

        Assert.AreSame(item, got);
    }

    [TestMethod]
    public void Received_Nothing_HasNoValue()
    {
        var nothing = default(Received<int>);
        Assert.IsFalse(nothing.HasValue);
        Assert.AreEqual(0, nothing.ValueOrDefault);
        Assert.IsFalse(nothing.TryGet(out _));
        var refusal = Assert.ThrowsExactly<InvalidOperationException>(() => nothing.Value);
        Assert.AreEqual(
            "the queue was empty: look at HasValue, or use TryGet, when the wait is not Ticks.Forever", refusal.Message);
    }

    [TestMethod]
    public void Queue_ManyWaitingSendersOfReferences_KeepsEachItem()
    {
        var device = Create(Flavor.Idf2);
        var queue = device.CreateQueue<string>("q", 1);
        var got = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            var item = $"item{i}";
            device.Task(item, 6, async _ => await queue.Send(item, Ticks.Forever));
        }

        device.Task("receiver", 5, async task =>
        {
            await task.Delay(new Ticks(1));
            for (var i = 0; i < 9; i++)
            {
                got.Add((await queue.Receive(Ticks.None)).Value);
                await task.Delay(new Ticks(1));
            }
        });
        device.Run(15_000);

        Assert.AreEqual("item0 item1 item2 item3 item4 item5 item6 item7 item8", string.Join(' ', got.Order()));
    }

    // The item passes once through the ring and once through a receiver that waits for it.
    private static void AssertItem<T>(T item, string written)
    {
        var device = Create(Flavor.Idf1);
        var queue = device.CreateQueue<T>("q", 2);
        var got = new List<T?>();
        device.Task("A", 6, async _ =>
        {
            got.Add((await queue.Receive(Ticks.Forever)).Value);
            got.Add((await queue.Receive(Ticks.Forever)).ValueOrDefault);
            Assert.IsFalse((await queue.Receive(Ticks.None)).HasValue);
        });
        device.Task("B", 5, async _ =>
        {
            await queue.Send(item, Ticks.None);
            await queue.Send(item, Ticks.None);
        });
        device.Run(100);

        Assert.AreSequenceEqual([item, item], got);
        var lines = device.Trace.Lines.Where(l => l.Contains("receive", StringComparison.Ordinal));
        Assert.AreEqual($"0 0 A 0 receive {written}|0 0 A 1 receive {written}|0 0 A 2 receive empty", string.Join('|', lines));
    }
}
