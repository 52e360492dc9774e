using Rtos.Core;

namespace Rtos.Tests.Core.Time;

[TestClass]
public sealed class TicksTests
{
    [TestMethod]
    public void Default_IsNone() => Assert.AreEqual(Ticks.None, default);

    [TestMethod]
    public void Forever_IsTheLargestNumber()
    {
        Assert.AreEqual(uint.MaxValue, Ticks.Forever.Value);
        Assert.IsTrue(Ticks.Forever.IsForever);
        Assert.IsFalse(new Ticks(uint.MaxValue - 1).IsForever);
    }

    [TestMethod]
    [DataRow(1u, 2u)]
    [DataRow(2u, 2u)]
    [DataRow(uint.MaxValue, 2u)]
    public void Comparisons_AreThoseOfTheNumbers(uint a, uint b)
    {
        var (left, right) = (new Ticks(a), new Ticks(b));
        Assert.AreEqual(a < b, left < right);
        Assert.AreEqual(a > b, left > right);
        Assert.AreEqual(a <= b, left <= right);
        Assert.AreEqual(a >= b, left >= right);
        Assert.AreEqual(a.CompareTo(b), left.CompareTo(right));
    }

    [TestMethod]
    [DataRow(0u, "0")]
    [DataRow(4294967294u, "4294967294")]
    [DataRow(4294967295u, "forever")]
    public void ToString_IsTheNumberOrForever(uint value, string expected) =>
        Assert.AreEqual(expected, new Ticks(value).ToString());
}
