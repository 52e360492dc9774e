using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.CommandLine;

namespace Rtos.Tests.Hosting;

/// <summary>A look into a device changes nothing: whatever would is refused, and the device does not notice.</summary>
[TestClass]
public sealed class InspectTests
{
    private static readonly (string Name, Action<Device> Change)[] Changes =
    [
        ("run for", d => d.RunFor(new Cycles(1_000))),
        ("run until", d => d.RunUntil(d.Now + new Cycles(1))),
        ("run until a condition", d => d.RunUntil(() => true, TimeSpan.FromSeconds(1))),
        ("create a task", d => d.CreateTask("late", 5, 2048, CoreAffinity.Core0, async task => await task.Suspend())),
        ("create a queue", d => d.CreateQueue<int>("late", 1)),
        ("create a mutex", d => d.CreateMutex("late")),
        ("create a semaphore", d => d.CreateBinarySemaphore("late")),
        ("create an event group", d => d.CreateEventGroup("late")),
        ("create a timer", d => d.CreateTimer("late", new Ticks(1), true, async _ => await Routine.Completed)),
        ("raise an interrupt", d => d.RaiseInterruptAt(d.Now + new Cycles(5), CoreId.Pro, _ => { })),
        ("add a hook", d => d.Hooks.RegisterTick(CoreId.Pro, () => { })),
    ];

    [TestMethod]
    public void Inspect_ChangesTheDevice_IsRefusedAndTheRunIsTheSame()
    {
        using var folder = new TemporaryFolder(nameof(Inspect_ChangesTheDevice_IsRefusedAndTheRunIsTheSame));
        using var trace = new StringWriter();
        using var stand = new Stand(
            Chips.Busy(1, Chips.Listening), ratio: 1, o => o.Journal = folder.Root, o => o.TraceSink = _ => new TextTraceSink(trace)).Start();
        stand.Advance(TimeSpan.FromMilliseconds(50));
        foreach (var (name, change) in Changes)
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
        foreach (var (name, change) in Changes)
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
