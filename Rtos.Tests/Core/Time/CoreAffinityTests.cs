using Rtos.Core;

namespace Rtos.Tests.Core.Time;

[TestClass]
public sealed class CoreAffinityTests
{
    [TestMethod]
    public void Default_IsAny()
    {
        Assert.AreEqual(CoreAffinity.Any, default);
        Assert.IsTrue(CoreAffinity.Any.IsAny);
        Assert.AreEqual(uint.MaxValue, CoreAffinity.Any.Mask);
    }

    [TestMethod]
    public void Pinned_Core_AllowsOnlyThatCore()
    {
        Assert.AreEqual(CoreAffinity.Core0, CoreAffinity.Pinned(CoreId.Core0));
        Assert.AreEqual(CoreAffinity.Core1, CoreAffinity.Pinned(CoreId.Core1));
        Assert.IsTrue(CoreAffinity.Core1.Allows(CoreId.Core1));
        Assert.IsFalse(CoreAffinity.Core1.Allows(CoreId.Core0));
        Assert.IsFalse(CoreAffinity.Core1.IsAny);
        Assert.AreEqual(2u, CoreAffinity.Core1.Mask);
    }

    [TestMethod]
    [DataRow(-1)]
    [DataRow(2)]
    public void Pinned_NoSuchCore_Throws(int core) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => CoreAffinity.Pinned((CoreId)core));

    [TestMethod]
    public void FromMask_BitsOfOtherCores_AreKept()
    {
        var affinity = CoreAffinity.FromMask(0b101);
        Assert.AreEqual(0b101u, affinity.Mask);
        Assert.IsTrue(affinity.Allows(CoreId.Core0));
        Assert.IsFalse(affinity.Allows(CoreId.Core1));
    }

    [TestMethod]
    [DataRow(0u)]
    [DataRow(4u)]
    public void FromMask_NoCoreOfTheChip_Throws(uint mask) =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => CoreAffinity.FromMask(mask));

    [TestMethod]
    public void ToString_IsTheCoreOrAny()
    {
        Assert.AreEqual("0", CoreAffinity.Core0.ToString());
        Assert.AreEqual("1", CoreAffinity.Core1.ToString());
        Assert.AreEqual("any", CoreAffinity.Any.ToString());
        Assert.AreEqual("any", CoreAffinity.FromMask(3).ToString());
    }
}
