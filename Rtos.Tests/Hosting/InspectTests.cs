using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>A look into a device changes nothing: whatever would is refused, and the device does not notice.</summary>
[TestClass]
public sealed class InspectTests
{
    [TestMethod]
    public void Inspect_ChangesTheDevice_IsRefusedAndTheRunIsTheSame()
    {
        using var recorded = new RecordedStand(nameof(Inspect_ChangesTheDevice_IsRefusedAndTheRunIsTheSame));
        var stand = recorded.Stand;
        stand.Advance(TimeSpan.FromMilliseconds(50));
        foreach (var (name, change) in DeviceChanges.All)
        {
            Assert.ThrowsExactly<InvalidOperationException>(
                () => stand.Look(d =>
                {
                    change(d);
                    return 1;
                }),
                name);
            stand.Advance(TimeSpan.FromMilliseconds(5));
            Assert.AreEqual(DeviceState.Running, stand.Device.State, name);
        }

        Assert.IsFalse(stand.Look(d => d.Report.Tasks.Any(t => t.Name == "late")));
        recorded.AssertReplayIsTheSame();
    }

    [TestMethod]
    public void StepUntil_ConditionChangesTheDevice_IsRefused()
    {
        using var stand = new Stand(Chips.Busy(1), device: o => o.StartPaused = true).Start();
        foreach (var (name, change) in DeviceChanges.All)
        {
            var step = DeviceStep.Until(
                d =>
                {
                    change(d);
                    return false;
                },
                TimeSpan.FromMilliseconds(1));
            Assert.ThrowsExactly<InvalidOperationException>(() => stand.Do(stand.Device.StepAsync(step)), name);
        }

        Assert.IsTrue(stand.Do(stand.Device.StepAsync(DeviceStep.Until(d => d.TickCount.Value > 3, TimeSpan.FromSeconds(1)))));
    }

    [TestMethod]
    public void Inspect_Throws_IsTheCallersAndTheNextLookIsFree()
    {
        using var stand = new Stand(Chips.Listening).Start();
        Assert.ThrowsExactly<InvalidTimeZoneException>(() => stand.Look<int>(_ => throw new InvalidTimeZoneException()));
        Assert.AreEqual("Created", stand.Look(d => new Device(d.Configuration).CreateQueue<int>("elsewhere", 1) is null ? "" : "Created"));
        stand.Do(stand.Device.NotifyAsync("bell"));
    }
}
