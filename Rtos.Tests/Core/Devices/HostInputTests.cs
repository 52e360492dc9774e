using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;
using Rtos.Tests.Hosting;

namespace Rtos.Tests.Core.Devices;

/// <summary>A test is the host of its device: it uses the names that the program has given, at the instants that it wants.</summary>
[TestClass]
public sealed class HostInputTests
{
    [TestMethod]
    public void Inputs_AtTheirInstants_AreThoseOfAHost()
    {
        var device = TestDevice.Idf(_ => Chips.Idf);
        Chips.Listening(device);
        device.RunFor(TimeSpan.FromMilliseconds(1));
        device.Host.Send("numbers", 7);
        device.Host.Raise("pin", device.Clock.At(milliseconds: 2));
        device.Host.EnterLine("a", device.Clock.At(milliseconds: 3));
        device.Host.Send("numbers", 8, device.Clock.At(milliseconds: 4));
        device.RunFor(TimeSpan.FromMilliseconds(10));

        using var stand = new Stand(Chips.Listening, ratio: 1).Start();
        stand.Advance(TimeSpan.FromMilliseconds(1));
        foreach (var input in new Func<Task>[]
        {
            () => stand.Device.SendAsync("numbers", 7).AsTask(),
            () => stand.Device.RaiseInterruptAsync("pin").AsTask(),
            () => stand.Device.WriteLineAsync("a").AsTask(),
            () => stand.Device.SendAsync("numbers", 8).AsTask(),
        })
        {
            var entering = input();
            stand.Advance(TimeSpan.FromMilliseconds(1));
            stand.Do(entering);
        }

        stand.Advance(TimeSpan.FromMilliseconds(7));
        CollectionAssert.AreEqual(new[] { "number 7, pin 0", "line a", "number 8, pin 1" }, device.Host.Lines.ToArray());
        CollectionAssert.AreEqual(stand.Device.RecentConsole.Select(l => l.Text).ToArray(), device.Host.Lines.ToArray());
        Assert.AreEqual(new HostMessage("echo", "a"), device.Host.Messages.Single());
    }

    [TestMethod]
    public void Inputs_UnknownNames_AreRefusedWithTheKnownOnes()
    {
        var device = TestDevice.Idf();
        Chips.Listening(device);
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => device.Host.Raise("pen")).Message, "did you mean pin?");
        StringAssert.Contains(Assert.ThrowsExactly<ArgumentException>(() => device.Host.Send("number", 1)).Message, "did you mean numbers?");
        StringAssert.Contains(
            Assert.ThrowsExactly<InvalidOperationException>(() => TestDevice.Idf().Host.EnterLine("x")).Message, "OnConsole");
    }

    [TestMethod]
    public void Send_ItemOfAnotherType_FitsOrIsRefused()
    {
        var device = TestDevice.Idf();
        Chips.Listening(device);
        device.Host.Send("numbers", 3L, device.Clock.At(milliseconds: 1));
        device.Host.Send("numbers", 4.0, device.Clock.At(milliseconds: 2));
        Assert.ThrowsExactly<ArgumentException>(() => device.Host.Send("numbers", -1));
        Assert.ThrowsExactly<ArgumentException>(() => device.Host.Send("numbers", 2.5));
        Assert.ThrowsExactly<ArgumentException>(() => device.Host.Send("numbers", "3"));
        Assert.ThrowsExactly<ArgumentException>(() => device.Host.Send("lines", 3));
        device.RunFor(TimeSpan.FromMilliseconds(5));
        CollectionAssert.AreEqual(new[] { "number 3, pin 0", "number 4, pin 0" }, device.Host.Lines.ToArray());
    }

    [TestMethod]
    public void Send_QueueIsFull_EndsTheRunAndTheDeviceCanGoOn()
    {
        var device = TestDevice.Idf();
        device.CreateQueue<int>("full", 1);
        device.Host.Send("full", 1, device.Clock.At(milliseconds: 1));
        device.Host.Send("full", 2, device.Clock.At(milliseconds: 2));
        var thrown = Assert.ThrowsExactly<HostCallbackException>(() => device.RunFor(TimeSpan.FromMilliseconds(5)));
        StringAssert.Contains(thrown.InnerException!.Message, "queue full is full at cycle 320000; 2 was not taken");
        device.RunFor(TimeSpan.FromMilliseconds(5));
    }

    [TestMethod]
    public void Lines_NotRecorded_SaysHow()
    {
        var device = new Device(Chips.Idf);
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => device.Host.Lines).Message, "RecordOutput");
        device.Host.RecordOutput();
        device.Host.Console.WriteLine("a");
        Assert.AreEqual("a", device.Host.Lines.Single());
    }
}
