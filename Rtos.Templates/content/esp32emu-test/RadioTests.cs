namespace Esp32._1;

// Inside the namespace, so that the project may have the name of a type.
using System;
using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;
#if (UseMSTest)
using Microsoft.VisualStudio.TestTools.UnitTesting;
#elif (UseXUnit)
using Xunit;
#else
using NUnit.Framework;
#endif

#if (UseMSTest)
[TestClass]
#endif
public sealed class RadioTests
{
#if (UseMSTest)
    [TestMethod]
#elif (UseXUnit)
    [Fact]
#else
    [Test]
#endif
    public void Radio_InterruptWhileTheLoggerWorks_RunsAtOnce()
    {
        var device = RadioFirmware.Start(TestDevice.IdfUnicore());
        device.RunFor(TimeSpan.FromMilliseconds(4));

        // The interrupt comes after 2.5 ms: 400,000 cycles at 160 MHz.
        device.Trace.AssertInOrder(
            "400000 0 isr 0 notifyGiveFromISR ok",
            "400000 0 switch radio",
            "* 0 radio * send ok",
            "* 0 switch logger");
    }

#if (UseMSTest)
    [TestMethod]
#elif (UseXUnit)
    [Fact]
#else
    [Test]
#endif
    public void Radio_TwoCores_DoesNotStopTheLogger()
    {
        var device = RadioFirmware.Start(TestDevice.Idf());
        device.RunFor(TimeSpan.FromMilliseconds(4));

        device.Trace.AssertSwitches(CoreId.Core1, "logger");
    }
}
