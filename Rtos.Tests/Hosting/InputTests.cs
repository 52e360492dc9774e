using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

[TestClass]
public sealed class InputTests
{
    [TestMethod]
    public void Inputs_OfAllKinds_ReachTheProgram()
    {
        using var stand = new Stand(Chips.Listening).Start();
        stand.Do(stand.Device.RaiseInterruptAsync("pin"));
        stand.Do(stand.Device.SendAsync("numbers", 7));
        stand.Do(stand.Device.NotifyAsync("bell", 3, NotifyAction.Overwrite));
        stand.Do(stand.Device.NotifyAsync("bell"));
        stand.Do(stand.Device.WriteLineAsync("hello"));
        stand.Do(stand.Device.SendTextAsync("lines", "no JSON at all"));
        stand.Turns();
        var lines = stand.Device.RecentConsole.Select(l => l.Text).Order(StringComparer.Ordinal);
        Assert.AreEqual("bell 1, bell 3, line hello, line no JSON at all, number 7, pin 1", string.Join(", ", lines));
    }

    [TestMethod]
    public void Receipts_OneInputAfterTheOther_AreNumberedAndNeverGoBack()
    {
        using var stand = new Stand(Chips.Listening, ratio: 1).Start();
        var last = default(InputReceipt);
        for (var i = 1; i <= 20; i++)
        {
            stand.Advance(TimeSpan.FromMilliseconds(i % 3));
            var sent = stand.Device.NotifyAsync("bell").AsTask();
            stand.Advance(TimeSpan.FromMilliseconds(1));
            var receipt = stand.Do(sent);
            Assert.AreEqual(i, receipt.Sequence);
            Assert.IsTrue(receipt.At > last.At);
            last = receipt;
        }
    }

    [TestMethod]
    public void Input_ToAPacedDevice_HappensAtTheInstantOfItsArrival()
    {
        using var stand = new Stand(Chips.Listening, ratio: 10).Start();
        stand.Advance(TimeSpan.FromMilliseconds(30));
        stand.Time.Advance(TimeSpan.FromMilliseconds(12));
        var sent = stand.Device.NotifyAsync("bell").AsTask();
        stand.Advance(TimeSpan.FromMilliseconds(50));
        Assert.AreEqual(stand.Look(d => d.Clock.At(420)), stand.Do(sent).At);
    }

    [TestMethod]
    public void Input_WhileTheDeviceLags_HappensWhenItHasComeThere()
    {
        using var stand = new Stand(Chips.Busy(3, Chips.Listening), ratio: 1, o => o.InstantsPerTurn = 1).Start();
        stand.Time.Advance(TimeSpan.FromSeconds(1));
        var sent = stand.Device.NotifyAsync("bell").AsTask();
        stand.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(160_000_000, stand.Do(sent).At.Value);
    }

    [TestMethod]
    public void Send_QueueIsFull_WaitsUntilTheProgramHasTakenOne()
    {
        using var stand = new Stand(Chips.Listening, ratio: 1).Start();
        stand.Advance(TimeSpan.FromMilliseconds(1));
        var sends = Enumerable.Range(0, 40).Select(n => stand.Device.SendAsync("numbers", n).AsTask()).ToArray();
        var notified = stand.Device.NotifyAsync("bell").AsTask();
        stand.Advance(TimeSpan.FromMilliseconds(1));
        stand.Do(notified);
        Assert.IsFalse(sends[39].IsCompleted);
        stand.Advance(TimeSpan.FromSeconds(1));
        stand.Do(Task.WhenAll(sends));
        var numbers = stand.Device.RecentConsole.Where(l => l.Text.StartsWith("number", StringComparison.Ordinal)).Select(l => l.Text);
        CollectionAssert.AreEqual(Enumerable.Range(0, 40).Select(n => $"number {n}, pin 0").ToArray(), numbers.ToArray());
        Assert.AreEqual(0, stand.Emulator.Hosted[0].NotTaken);
    }

    [TestMethod]
    public void Send_GivenUpWhileItWaitsForRoom_NeverEnters()
    {
        using var stand = new Stand(device => device.CreateQueue<int>("full", 1)).Start();
        stand.Do(stand.Device.SendAsync("full", 1));
        using var source = new CancellationTokenSource();
        var second = stand.Device.SendAsync("full", 2, source.Token).AsTask();
        var third = stand.Device.SendAsync("full", 3).AsTask();
        stand.Turns();
        source.Cancel();
        Assert.ThrowsExactly<TaskCanceledException>(() => stand.Do(second));
        Assert.IsFalse(third.IsCompleted);
        Assert.AreEqual(1, stand.Look(d => d.Objects.Single().Fill!.Value.Count));
    }

    [TestMethod]
    public void Inputs_MoreThanTheCapacity_MakeTheSenderWait()
    {
        using var stand = new Stand(Chips.Listening, options: o => o.InputCapacity = 4);
        stand.Do(stand.Emulator.LoadAsync(default));
        var sends = Enumerable.Range(0, 10).Select(_ => stand.Device.NotifyAsync("bell").AsTask()).ToArray();
        Assert.AreEqual(4, stand.Device.Status.WaitingInputs);
        stand.Do(stand.Emulator.StartAsync(default));
        stand.Do(Task.WhenAll(sends));
        CollectionAssert.AreEqual(Enumerable.Range(1, 10).Select(n => (long)n).ToArray(), sends.Select(s => s.Result.Sequence).Order().ToArray());
    }

    [TestMethod]
    public void Inputs_WhileThePausedDeviceStands_EnterAndHappenWhenItGoesOn()
    {
        using var stand = new Stand(Chips.Listening, device: o => o.StartPaused = true).Start();
        var receipt = stand.Do(stand.Device.WriteLineAsync("waiting"));
        Assert.AreEqual(new Instant(1), receipt.At);
        Assert.HasCount(0, stand.Device.RecentConsole);
        Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Instant)));
        Assert.AreEqual("line waiting", stand.Device.RecentConsole.Single().Text);
    }

    [TestMethod]
    [DataRow("bel", "unknown task bel; did you mean bell?")]
    public void Notify_UnknownTask_IsRefusedWithTheNearest(string task, string expected)
    {
        using var stand = new Stand(Chips.Listening).Start();
        Assert.AreEqual(expected, Refused(stand, stand.Device.NotifyAsync(task)));
    }

    [TestMethod]
    public void Inputs_ThatFitNothing_AreRefusedByName()
    {
        using var stand = new Stand(device =>
        {
            device.CreateQueue<byte>("bytes", 2);
            device.CreateQueue<Instant>("instants", 2);
            device.CreateTask("one", 1, 4096, CoreAffinity.Any, async task => await task.Suspend());
        }).Start();
        var device = stand.Device;
        Assert.AreEqual("task one has no notification slot 1; it must be 0 to 0", Refused(stand, device.NotifyAsync("one", index: 1)));
        Assert.AreEqual("unknown queue byte; did you mean bytes?", Refused(stand, device.SendAsync("byte", 1)));
        Assert.AreEqual("queue bytes takes byte items; 256 is not one", Refused(stand, device.SendAsync("bytes", 256)));
        Assert.AreEqual("queue bytes takes byte items; { is not one", Refused(stand, device.SendTextAsync("bytes", "{")));
        Assert.AreEqual(
            "queue instants has items of the type Instant, which cannot come from outside; numbers, bool, char, string and byte[] can",
            Refused(stand, device.SendAsync("instants", 1)));
        Assert.ThrowsExactly<DeviceInputException>(() => device.SendAsync("bytes", (nint)1).AsTask());
        Assert.AreEqual("unknown interrupt pin; the device has no interrupt that can be reached", Refused(stand, device.RaiseInterruptAsync("pin")));
        Assert.AreEqual("the program reads no console; it must call device.Host.OnConsole(…)", Refused(stand, device.WriteLineAsync("x")));
        Assert.AreEqual(DeviceState.Running, device.State);
    }

    [TestMethod]
    public void Inputs_AfterTheStop_AreRefused()
    {
        using var stand = new Stand(Chips.Listening).Start();
        stand.Do(stand.Device.StopAsync());
        Assert.AreEqual("device device has been stopped", Refused(stand, stand.Device.NotifyAsync("bell")));
        Assert.ThrowsExactly<InvalidOperationException>(() => stand.Do(stand.Device.PauseAsync()));
    }

    [TestMethod]
    public void Input_ItsTargetTakesItNot_IsToldAndCounted()
    {
        using var stand = new Stand(Chips.Listening).Start();
        using var messages = stand.Device.Subscribe(OutputKinds.Messages);
        stand.Do(stand.Device.PauseAsync());
        stand.Do(stand.Device.NotifyAsync("bell", 1, NotifyAction.NoOverwrite));
        stand.Do(stand.Device.NotifyAsync("bell", 2, NotifyAction.NoOverwrite));
        stand.Do(stand.Device.ResumeAsync());
        stand.Turns();
        Assert.AreEqual(1, stand.Emulator.Hosted[0].NotTaken);
        Assert.AreEqual(1, messages.Waiting);
    }

    private static string Refused(Stand stand, ValueTask<InputReceipt> input) =>
        Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(input)).Message;
}
