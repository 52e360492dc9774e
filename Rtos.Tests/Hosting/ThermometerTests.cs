using Rtos.Core;
using Rtos.Testing;

namespace Rtos.Tests.Hosting;

/// <summary>The tests of the program on the page about hosting.</summary>
[TestClass]
public sealed class ThermometerTests
{
    // <test>
    [TestMethod]
    public void Thermometer_HotReadingAndCommand_AlarmAndPresses()
    {
        var device = TestDevice.Of(MenuConfig.Default);
        device.Load(new Thermometer());
        device.Host.Send("readings", 47, at: device.Clock.At(milliseconds: 10));
        device.Host.Raise("button", at: device.Clock.At(milliseconds: 20));
        device.Host.EnterLine("status", at: device.Clock.At(milliseconds: 30));

        device.RunFor(TimeSpan.FromMilliseconds(40));

        CollectionAssert.AreEqual(new[] { "47 degrees", "status: 1 presses" }, device.Host.Lines.ToArray());
        Assert.AreEqual(new HostMessage("alarm", "too hot"), device.Host.Messages.Single());
    }
    // </test>
}
