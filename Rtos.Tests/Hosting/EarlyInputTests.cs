using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

/// <summary>Inputs before the device is started, and after it has stopped.</summary>
[TestClass]
public sealed class EarlyInputTests
{
    private static readonly Dictionary<string, Func<EmulatedDevice, Task>> Inputs = new()
    {
        ["send"] = device => device.SendAsync("numbers", 1).AsTask(),
        ["send text"] = device => device.SendTextAsync("lines", "x").AsTask(),
        ["notify"] = device => device.NotifyAsync("bell").AsTask(),
        ["interrupt"] = device => device.RaiseInterruptAsync("pin").AsTask(),
        ["line"] = device => device.WriteLineAsync("x").AsTask(),
    };

    public static IEnumerable<object[]> Names => Inputs.Keys.Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Input_HostHasNotBegunToStart_FailsAtOnce(string input)
    {
        using var stand = new Stand(Chips.Listening);
        AssertNotStarted(stand, Inputs[input](stand.Device));
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Input_HostWaitsForIt_FailsAfterTheLimit(string input)
    {
        using var stand = new Stand(Chips.Listening, ratio: 1);
        stand.Do(stand.Emulator.LoadAsync(default));
        var entering = Inputs[input](stand.Device);
        stand.Advance(stand.Emulator.Options.StuckAfter - TimeSpan.FromSeconds(1));
        Assert.IsFalse(entering.IsCompleted);
        stand.Advance(TimeSpan.FromSeconds(1));
        AssertNotStarted(stand, entering);
    }

    [TestMethod]
    public void Input_MoreThanMayWait_AllFail()
    {
        using var stand = new Stand(Chips.Listening, ratio: 1, o => o.InputCapacity = 2);
        stand.Do(stand.Emulator.LoadAsync(default));
        var entering = Enumerable.Range(0, 5).Select(_ => stand.Device.NotifyAsync("bell").AsTask()).ToArray();
        stand.Advance(stand.Emulator.Options.StuckAfter);
        foreach (var input in entering)
        {
            AssertNotStarted(stand, input);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Input_DeviceStartsInTime_Enters(string input)
    {
        using var stand = new Stand(Chips.Listening);
        stand.Do(stand.Emulator.LoadAsync(default));
        var entering = Inputs[input](stand.Device);
        stand.Do(stand.Emulator.StartAsync(default));
        stand.Do(entering);
    }

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Input_DeviceHasStopped_FailsAtOnce(string input)
    {
        using var stand = new Stand(Chips.Listening).Start();
        stand.Do(stand.Device.StopAsync());
        StringAssert.Contains(
            Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(Inputs[input](stand.Device))).Message, "has been stopped");
    }

    private static void AssertNotStarted(Stand stand, Task input)
    {
        var thrown = Assert.ThrowsExactly<DeviceInputException>(() => stand.Do(input));
        StringAssert.Contains(thrown.Message, "device device has not been started");
        StringAssert.Contains(thrown.Message, "IHostedLifecycleService.StartedAsync");
        StringAssert.Contains(thrown.Message, "BackgroundService");
    }
}
