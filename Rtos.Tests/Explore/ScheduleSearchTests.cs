using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Explore;

/// <summary>What a test project sees of the search.</summary>
[TestClass]
public sealed class ScheduleSearchTests
{
    [TestMethod]
    public void Check_AFailure_IsToldInOrder()
    {
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(device => new Firmware(device), Configure));

        string[] parts =
        [
            "\"every packet is counted\" does not hold at the end of the run",
            "found by schedule ",
            "1 deviation is enough:",
            "interrupt 0 is raised ",
            "  core  ",
            "comes",
            "core 0  receiver",
            $"ScheduleSearch.Replay(..., \"{found.Schedule}\", ...)",
        ];
        var at = 0;
        foreach (var part in parts)
        {
            at = found.Message.IndexOf(part, at, StringComparison.Ordinal);
            Assert.IsGreaterThanOrEqualTo(0, at, $"{part}\n{found.Message}");
        }
    }

    [TestMethod]
    public void Replay_AFinding_FailsInTheSameWay()
    {
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(device => new Firmware(device), Configure));
        Firmware? firmware = null;

        var device = ScheduleSearch.Replay(d => firmware = new Firmware(d), found.Schedule!, Configure);

        Assert.AreEqual(1, firmware!.Counted);
        Assert.AreEqual(device.Clock.At(milliseconds: 20), device.Now);
        Assert.Contains("receiver 1 work", device.Trace.ToString());
    }

    [TestMethod]
    public void Replay_OfAnotherProgramOrBound_IsRefused()
    {
        var schedule = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(device => new Firmware(device), Configure)).Schedule!;

        Assert.Contains("another program", Refusal(device => device.CreateTask("A", 1, 3072, CoreAffinity.Core0, async task => await task.Work(new Cycles(7)))));
        Assert.Contains("bounds", Assert.ThrowsExactly<ScheduleSearchException>(
            () => ScheduleSearch.Replay(device => new Firmware(device), schedule, search => Configure(search.WorkTolerance(5)))).Message);
        Assert.Contains("damaged", Assert.ThrowsExactly<ScheduleSearchException>(
            () => ScheduleSearch.Replay(device => new Firmware(device), schedule[..^1] + (schedule[^1] == '0' ? "1" : "0"), Configure)).Message);

        string Refusal(Action<Device> start) => Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Replay(start, schedule)).Message;
    }

    [TestMethod]
    public void Options_ImpossibleValues_AreRefused()
    {
        void Refused(Action<ScheduleSearchOptions<Device>> configure) =>
            Assert.Throws<ArgumentException>(() => ScheduleSearch.Check(static _ => { }, configure));

        Refused(search => search.Schedules(0));
        Refused(search => search.Time(TimeSpan.Zero));
        Refused(search => search.Strategy("best"));
        Refused(search => search.Strategy("pct:0"));
        Refused(search => search.Strategy("random:2"));
        Refused(search => search.Jobs(0));
        Refused(search => search.Jobs(257));
        Refused(search => search.WorkTolerance(-1));
        Refused(search => search.WorkTolerance(101));
        Refused(search => search.CallDelay(new Cycles(long.MaxValue)));
        Refused(search => search.Until(TimeSpan.Zero));
        Refused(search => search.On((KernelKind)99));
        Refused(search => search.Always(null!, _ => true));
        Refused(search => search.AtEnd("x", null!));
    }

    [TestMethod]
    public void Check_AConditionThatThrows_IsAFailureThatSaysSo()
    {
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(
            device => new Firmware(device), search => search.Always("reads", _ => throw new InvalidOperationException("no"))));

        Assert.Contains("InvalidOperationException: no", found.Message);
    }

    private static void Configure(ScheduleSearchOptions<Firmware> search) =>
        search.Until(TimeSpan.FromMilliseconds(20)).AtEnd("every packet is counted", firmware => firmware.Counted == 2);

    // An interrupt and a task count packets without a lock.
    private sealed class Firmware
    {
        internal Firmware(Device device)
        {
            device.CreateTask("receiver", 5, 3072, CoreAffinity.Core0, async task =>
            {
                await task.Delay(new Ticks(5));
                var count = Counted;
                await task.Work(new Cycles(300));
                Counted = count + 1;
            });
            device.RaiseInterruptWithin(device.Clock.At(milliseconds: 2), device.Clock.At(milliseconds: 9), CoreId.Core0, _ => Counted++);
        }

        internal int Counted { get; private set; }
    }
}
