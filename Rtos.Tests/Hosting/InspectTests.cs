using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>A look into a device changes nothing: whatever would is refused, and the device does not notice.</summary>
[TestClass]
public sealed class InspectTests
{
    [TestMethod]
    public void Inspect_ChangesTheDevice_IsRefusedAndTheRunIsTheSame()
    {
        using var folder = new TemporaryFolder(nameof(Inspect_ChangesTheDevice_IsRefusedAndTheRunIsTheSame));
        using var trace = new StringWriter();
        using var stand = new Stand(
            Chips.Busy(1, Chips.Listening), ratio: 1, o => o.Journal = folder.Root, o => o.TraceSink = _ => new TextTraceSink(trace)).Start();
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
        stand.Do(stand.Device.StopAsync());
        var (result, again, _) = JournalSession.Replay(stand.Device.Status.JournalPath!, Chips.Busy(1, Chips.Listening));
        Assert.IsTrue(result.IsComplete);
        Assert.AreEqual(trace.ToString(), again);
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
