using Rtos.Core;

namespace Rtos.Tests.Core.Time;

[TestClass]
public sealed class TickCountTests
{
    [TestMethod]
    [DataRow(5u, 3u, 8u)]
    [DataRow(4294967295u, 1u, 0u)]
    [DataRow(4294967290u, 10u, 4u)]
    [DataRow(7u, 0u, 7u)]
    public void Plus_Ticks_WrapsPast32Bits(uint count, uint ticks, uint expected) =>
        Assert.AreEqual(new TickCount(expected), new TickCount(count) + new Ticks(ticks));

    [TestMethod]
    [DataRow(8u, 5u, 3u)]
    [DataRow(4u, 4294967290u, 10u)]
    [DataRow(0u, 0u, 0u)]
    public void Minus_EarlierCount_WrapsPast32Bits(uint later, uint earlier, uint expected) =>
        Assert.AreEqual(new Ticks(expected), new TickCount(later) - new TickCount(earlier));

    [TestMethod]
    public void ToString_IsTheNumber() => Assert.AreEqual("4294967295", new TickCount(uint.MaxValue).ToString());
}
