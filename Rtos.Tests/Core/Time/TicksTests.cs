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

    [TestMethod]
    [DataRow(3u, 4u, 7u)]
    [DataRow(0u, 4294967294u, 4294967294u)]
    [DataRow(uint.MaxValue, 1u, uint.MaxValue)]
    [DataRow(1u, uint.MaxValue, uint.MaxValue)]
    public void Sum_OfWaits_IsThatOfTheNumbersOrForever(uint left, uint right, uint expected) =>
        Assert.AreEqual(new Ticks(expected), new Ticks(left) + new Ticks(right));

    [TestMethod]
    public void Sum_ThatWouldBeForever_IsRefused() =>
        Assert.ThrowsExactly<OverflowException>(() => new Ticks(4294967294) + new Ticks(1));

    [TestMethod]
    public void Difference_OfWaits_IsThatOfTheNumbersOrForever()
    {
        Assert.AreEqual(new Ticks(3), new Ticks(7) - new Ticks(4));
        Assert.AreEqual(Ticks.Forever, Ticks.Forever - new Ticks(4));
        Assert.ThrowsExactly<OverflowException>(() => new Ticks(4) - new Ticks(7));
        Assert.ThrowsExactly<OverflowException>(() => new Ticks(4) - Ticks.Forever);
    }

    [TestMethod]
    public void Product_OfAWait_IsThatOfTheNumbersOrForever()
    {
        Assert.AreEqual(new Ticks(21), new Ticks(7) * 3);
        Assert.AreEqual(Ticks.None, new Ticks(7) * 0);
        Assert.AreEqual(Ticks.Forever, Ticks.Forever * 2);
        Assert.ThrowsExactly<OverflowException>(() => new Ticks(7) * -1);
        Assert.ThrowsExactly<OverflowException>(() => new Ticks(2_147_483_648) * 2);
        Assert.AreEqual(Ticks.None, Ticks.Forever * 0);
    }

    [TestMethod]
    public void Operators_WhatCWrites_CanBeWritten()
    {
        var clock = new DeviceConfiguration().Clock;
        var ten = clock.MillisecondsToTicks(100);
        Assert.AreEqual(new Ticks(19), (ten * 2) - new Ticks(1));
        Assert.AreEqual(new Ticks(20), 2 * ten);
        Assert.AreEqual(new Ticks(3), ten / 3);
        Assert.AreEqual(3U, ten / new Ticks(3));
        Assert.AreEqual(new Ticks(1), ten % new Ticks(3));
        Assert.IsTrue(new TickCount(5) - new TickCount(uint.MaxValue) >= new Ticks(6));
        Assert.AreEqual(new TickCount(uint.MaxValue), new TickCount(1) - new Ticks(2));
    }

    [TestMethod]
    public void Divide_WithoutALimitOrByNothing_IsRefusedWhereItHasNoResult()
    {
        Assert.AreEqual(Ticks.Forever, Ticks.Forever / 2);
        Assert.ThrowsExactly<OverflowException>(() => _ = Ticks.Forever / new Ticks(2));
        Assert.ThrowsExactly<OverflowException>(() => _ = new Ticks(2) % Ticks.Forever);
        Assert.ThrowsExactly<OverflowException>(() => _ = new Ticks(2) / -1);
        Assert.ThrowsExactly<DivideByZeroException>(() => _ = Ticks.Forever / 0);
        Assert.ThrowsExactly<DivideByZeroException>(() => _ = new Ticks(2) / Ticks.None);
    }
}
