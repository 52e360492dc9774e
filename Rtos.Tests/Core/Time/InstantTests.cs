using Rtos.Core;

namespace Rtos.Tests.Core.Time;

[TestClass]
public sealed class InstantTests
{
    [TestMethod]
    public void Default_IsStart()
    {
        Assert.AreEqual(Instant.Start, default);
        Assert.AreEqual(0, Instant.Start.Value);
    }

    [TestMethod]
    public void Never_IsLaterThanAll() => Assert.AreEqual(long.MaxValue, Instant.Never.Value);

    [TestMethod]
    public void Constructor_Negative_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Instant(-1));

    [TestMethod]
    public void Plus_Cycles_IsLater() => Assert.AreEqual(new Instant(1500), new Instant(1000) + new Cycles(500));

    [TestMethod]
    public void Plus_BeyondTheRange_Throws() =>
        Assert.ThrowsExactly<OverflowException>(() => Instant.Never + new Cycles(1));

    [TestMethod]
    public void Minus_EarlierInstant_IsTheLength() =>
        Assert.AreEqual(new Cycles(500), new Instant(1500) - new Instant(1000));

    [TestMethod]
    public void Minus_LaterInstant_Throws() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => new Instant(1) - new Instant(2));

    [TestMethod]
    [DataRow(1L, 2L)]
    [DataRow(2L, 2L)]
    [DataRow(3L, 2L)]
    public void Comparisons_AreThoseOfTheNumbers(long a, long b)
    {
        var (left, right) = (new Instant(a), new Instant(b));
        Assert.AreEqual(a < b, left < right);
        Assert.AreEqual(a > b, left > right);
        Assert.AreEqual(a <= b, left <= right);
        Assert.AreEqual(a >= b, left >= right);
        Assert.AreEqual(a.CompareTo(b), left.CompareTo(right));
    }

    [TestMethod]
    public void ToString_IsTheNumber() => Assert.AreEqual("1500", new Instant(1500).ToString());
}
