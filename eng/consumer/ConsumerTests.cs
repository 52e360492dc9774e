using Microsoft.VisualStudio.TestTools.UnitTesting;
using Rtos.Core;

namespace Consumer;

/// <summary>What a user's own test project does with the packages, and with nothing but the packages.</summary>
[TestClass]
public sealed class ConsumerTests
{
    // The place of the real test: a TestDevice, a task, an assertion on its trace.
    [TestMethod]
    public void Ticks_FromThePackages_CanBeUsed() => Assert.AreEqual("3", new Ticks(3).ToString());
}
