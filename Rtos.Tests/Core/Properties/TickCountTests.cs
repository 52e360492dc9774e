using FsCheck;
using FsCheck.Fluent;
using Rtos.Core;

namespace Rtos.Tests.Core.Properties;

/// <summary>The tick counter is the one number that comes round.</summary>
[TestClass]
public sealed class TickCountTests
{
    private static Gen<uint> Numbers => Gen.OneOf(
        Gen.Elements(0u, 1u, uint.MaxValue, uint.MaxValue - 1, 0x8000_0000u),
        from high in Gen.Choose(0, 0xFFFF)
        from low in Gen.Choose(0, 0xFFFF)
        select ((uint)high << 16) | (uint)low);

    [TestMethod]
    public void Add_AnyTicks_ComesRoundAt32Bits() => Holds((count, ticks) =>
        Assert.AreEqual((count + (ulong)ticks) % (1UL << 32), (new TickCount(count) + new Ticks(ticks)).Value));

    [TestMethod]
    public void Subtract_AnyCounts_IsTheWayRoundFromOneToTheOther() => Holds((later, earlier) =>
    {
        var passed = new TickCount(later) - new TickCount(earlier);
        Assert.AreEqual(later >= earlier ? later - earlier : (1UL << 32) - earlier + later, passed.Value);
        Assert.AreEqual(new TickCount(later), new TickCount(earlier) + passed);
    });

    [TestMethod]
    public void Run_FromAnyInitialTick_CountsRoundAndOverflows() => Holds((initial, more) =>
    {
        var ticks = more * 3L;
        var device = new Device(new DeviceConfiguration { InitialTick = new TickCount(initial), CyclesPerTick = new Cycles(10) });
        device.RunUntil(new Instant((ticks * 10) + 1));
        Assert.AreEqual((initial + ticks) % (1L << 32), (long)device.TickCount.Value);
        Assert.AreEqual((int)((initial + ticks) >> 32), device.Scheduler.OverflowCount);
    });

    private static void Holds(Action<uint, uint> law) =>
        Law.Holds(2000, Numbers.Two(), _ => [], pair => law(pair.Item1, pair.Item2));
}
