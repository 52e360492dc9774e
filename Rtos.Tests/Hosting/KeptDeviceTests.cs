using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using Rtos.Tests.Cli;

namespace Rtos.Tests.Hosting;

/// <summary>A device that somebody has kept from its program's Load: its host alone runs and changes it.</summary>
[TestClass]
public sealed class KeptDeviceTests
{
    [TestMethod]
    public void Change_OfAKeptDevice_IsRefusedAndTheReplayIsTheSame()
    {
        Device? kept = null;
        using var recorded = new RecordedStand(nameof(Change_OfAKeptDevice_IsRefusedAndTheReplayIsTheSame), d => kept = d);
        var stand = recorded.Stand;
        stand.Advance(TimeSpan.FromMilliseconds(50));
        RefuseAll(kept!);
        stand.Do(stand.Device.PauseAsync());
        RefuseAll(kept!);
        stand.Do(stand.Device.ResumeAsync());
        stand.Advance(TimeSpan.FromMilliseconds(50));
        stand.Do(stand.Device.StopAsync());
        RefuseAll(kept!);
        recorded.AssertReplayIsTheSame();
    }

    [TestMethod]
    public void Change_OfAKeptDevice_NamesWhatToDoInstead()
    {
        Device? kept = null;
        using var stand = new Stand(Keep(d => kept = d), ratio: 1).Start();
        var thrown = Assert.ThrowsExactly<InvalidOperationException>(
            () => kept!.RaiseInterruptAt(kept!.Now + new Cycles(1), CoreId.Core0, _ => { }));
        StringAssert.Contains(thrown.Message, "an interrupt was to be raised");
        StringAssert.Contains(thrown.Message, "RaiseInterruptAsync");
        StringAssert.Contains(thrown.Message, "SendAsync");
    }

    [TestMethod]
    public void Change_ByTheProgramItself_IsAllowed()
    {
        var raised = 0;
        using var stand = new Stand(device =>
        {
            device.RaiseInterruptAt(new Instant(5), CoreId.Core0, _ => device.RaiseInterruptAt(new Instant(6), CoreId.Core0, _ => raised++));
            device.Hooks.RegisterTick(CoreId.Core0, () => device.RaiseInterruptAt(device.Now + new Cycles(1), CoreId.Core0, _ => raised++));
            device.CreateTask("maker", 5, 4096, CoreAffinity.Core0, async task =>
            {
                device.CreateQueue<int>("late", 1);
                device.RaiseInterruptAt(device.Now + new Cycles(1), CoreId.Core0, _ => raised++);
                await task.Delay(new Ticks(1));
            });
        }, ratio: 1).Start();
        stand.Do(stand.Device.StepAsync(DeviceStep.For(TimeSpan.FromMilliseconds(1.5))));
        Assert.AreEqual(3, raised);
        Assert.AreNotEqual(DeviceState.Panicked, stand.Device.State);
    }

    [TestMethod]
    public void Change_ByAReaderOfTheTrace_IsRefused()
    {
        var refused = 0;
        var setup = Stand.Setup("device", Chips.Busy(1), ratio: 1, o => o.TraceSink = device => new LineSink(_ =>
        {
            refused += Refuses(() => device.RaiseInterruptAt(device.Now + new Cycles(9), CoreId.Core0, _ => { })) ? 1 : 0;
        }));
        using var stand = new Stand([setup]).Start();
        stand.Do(stand.Device.StepAsync(DeviceStep.For(TimeSpan.FromMilliseconds(2))));
        Assert.IsGreaterThan(0, refused);
    }

    [TestMethod]
    public void Read_OfAKeptDevice_IsRefusedUntilItsHostHasStoppedIt()
    {
        Device? kept = null;
        using var stand = new Stand(Keep(d => kept = d), ratio: 1).Start();
        stand.Do(stand.Device.PauseAsync());
        StringAssert.Contains(Assert.ThrowsExactly<InvalidOperationException>(() => kept!.Report.ToString()).Message, "InspectAsync");
        Assert.ThrowsExactly<InvalidOperationException>(() => kept!.FindTask("bell"));
        StringAssert.Contains(stand.Look(d => d.Report.ToString()), "bell");
        stand.Do(stand.Device.StopAsync());
        StringAssert.Contains(kept!.Report.ToString(), "bell");
    }

    [TestMethod]
    public void Change_OfAKeptDeviceOfAReplay_IsRefused()
    {
        using var folder = new TemporaryFolder(nameof(Change_OfAKeptDeviceOfAReplay_IsRefused));
        var path = JournalSession.Run(folder);
        Device? kept = null;
        JournalSession.Replay(path, device =>
        {
            Chips.Listening(device);
            kept = device;
        });
        RefuseAll(kept!);
    }

    private static Action<Device> Keep(Action<Device> keep) => device =>
    {
        Chips.Busy(1, Chips.Listening)(device);
        keep(device);
    };

    private static void RefuseAll(Device device)
    {
        foreach (var (name, change) in DeviceChanges.All)
        {
            Assert.ThrowsExactly<InvalidOperationException>(() => change(device), name);
        }
    }

    private static bool Refuses(Action change)
    {
        try
        {
            change();
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    private sealed class LineSink(Action<string> line) : TraceSink
    {
        public override void Write(in TraceEvent happened)
        {
            if (happened.Kind == TraceEventKind.Switch)
            {
                line(happened.Name);
            }
        }
    }
}
