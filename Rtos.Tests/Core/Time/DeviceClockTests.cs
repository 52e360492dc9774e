using Rtos.Core;

namespace Rtos.Tests.Core.Time;

[TestClass]
public sealed class DeviceClockTests
{
    private static readonly DeviceClock Clock = new Device(new DeviceConfiguration()).Clock;

    [TestMethod]
    public void Frequency_IsTheConfigurations()
    {
        Assert.AreEqual(160_000_000, Clock.CpuHertz);
        Assert.AreEqual(new Cycles(1_600_000), Clock.CyclesPerTick);
    }

    [TestMethod]
    public void Lengths_Of160Megahertz_AreExact()
    {
        Assert.AreEqual(new Cycles(160), Clock.Microseconds(1));
        Assert.AreEqual(new Cycles(160_000), Clock.Milliseconds(1));
        Assert.AreEqual(new Cycles(160_000_000), Clock.Seconds(1));
        Assert.AreEqual(Cycles.Zero, Clock.Microseconds(0));
        Assert.AreEqual(new Cycles(16), Clock.FromTimeSpan(TimeSpan.FromTicks(1)));
    }

    [TestMethod]
    public void Lengths_NotWholeCycles_AreRoundedDown()
    {
        var slow = new Device(new DeviceConfiguration { CpuHertz = 1_500_000 }).Clock;
        Assert.AreEqual(new Cycles(1), slow.Microseconds(1));
        Assert.AreEqual(new Cycles(3), slow.Microseconds(2));
        Assert.AreEqual(Cycles.Zero, slow.FromTimeSpan(TimeSpan.FromTicks(6)));
        Assert.AreEqual(TimeSpan.FromTicks(6), slow.ToTimeSpan(new Cycles(1)));
    }

    [TestMethod]
    public void Lengths_Negative_Throw()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.Microseconds(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.Milliseconds(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.Seconds(-1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.FromTimeSpan(TimeSpan.FromTicks(-1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.At(milliseconds: -1));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.At(microseconds: -1));
    }

    [TestMethod]
    public void Lengths_BeyondTheRange_Throw()
    {
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.Seconds(long.MaxValue));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.FromTimeSpan(TimeSpan.MaxValue));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.At(milliseconds: long.MaxValue / 160_000, microseconds: long.MaxValue / 160));
    }

    [TestMethod]
    public void ToTimeSpan_OfFromTimeSpan_IsTheSame()
    {
        var time = new TimeSpan(1, 2, 3, 4, 5);
        Assert.AreEqual(time, Clock.ToTimeSpan(Clock.FromTimeSpan(time)));
    }

    [TestMethod]
    public void ToTimeSpan_BeyondTheRange_IsTheLongest()
    {
        var slow = new Device(new DeviceConfiguration { CpuHertz = 1 }).Clock;
        Assert.AreEqual(TimeSpan.MaxValue, slow.ToTimeSpan(new Cycles(long.MaxValue)));
    }

    [TestMethod]
    [DataRow(0L, 0u)]
    [DataRow(9L, 0u)]
    [DataRow(10L, 1u)]
    [DataRow(1019L, 101u)]
    [DataRow(42_949_672_940L, 4_294_967_294u)]
    public void MillisecondsToTicks_InRange_RoundsDown(long milliseconds, uint expected) =>
        Assert.AreEqual(new Ticks(expected), Clock.MillisecondsToTicks(milliseconds));

    [TestMethod]
    [DataRow(-1L)]
    [DataRow(42_949_672_950L)]
    [DataRow(long.MaxValue)]
    public void MillisecondsToTicks_OutOfRange_Throws(long milliseconds) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => Clock.MillisecondsToTicks(milliseconds));

    [TestMethod]
    public void At_BothUnits_AreAdded()
    {
        Assert.AreEqual(Instant.Start, Clock.At());
        Assert.AreEqual(new Instant(320_480), Clock.At(milliseconds: 2, microseconds: 3));
    }
}
