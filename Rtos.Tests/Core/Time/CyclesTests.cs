using Rtos.Core;

namespace Rtos.Tests.Core.Time;

[TestClass]
public sealed class CyclesTests
{
    [TestMethod]
    public void Default_IsZero()
    {
        Assert.AreEqual(Cycles.Zero, default);
        Assert.AreEqual(0, Cycles.Zero.Value);
    }

    [TestMethod]
    public void Constructor_Negative_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Cycles(-1));

    [TestMethod]
    public void Arithmetic_InRange_IsExact()
    {
        Assert.AreEqual(new Cycles(7), new Cycles(3) + new Cycles(4));
        Assert.AreEqual(new Cycles(1), new Cycles(4) - new Cycles(3));
        Assert.AreEqual(new Cycles(12), new Cycles(4) * 3);
        Assert.AreEqual(Cycles.Zero, new Cycles(4) * 0);
    }

    [TestMethod]
    public void Arithmetic_OutOfRange_Throws()
    {
        var most = new Cycles(long.MaxValue);
        Assert.ThrowsExactly<OverflowException>(() => most + new Cycles(1));
        Assert.ThrowsExactly<OverflowException>(() => most * 2);
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Cycles(3) - new Cycles(4));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Cycles(3) * -1);
    }

    [TestMethod]
    [DataRow(1L, 2L)]
    [DataRow(2L, 2L)]
    [DataRow(3L, 2L)]
    public void Comparisons_AreThoseOfTheNumbers(long a, long b)
    {
        var (left, right) = (new Cycles(a), new Cycles(b));
        Assert.AreEqual(a < b, left < right);
        Assert.AreEqual(a > b, left > right);
        Assert.AreEqual(a <= b, left <= right);
        Assert.AreEqual(a >= b, left >= right);
        Assert.AreEqual(a.CompareTo(b), left.CompareTo(right));
        Assert.AreEqual(a == b, left == right);
    }

    [TestMethod]
    public void ToString_IsTheNumber() => Assert.AreEqual("1600000", new Cycles(1_600_000).ToString());
}
