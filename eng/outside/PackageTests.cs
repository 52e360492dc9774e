using Microsoft.VisualStudio.TestTools.UnitTesting;
using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Radio.Tests;

/// <summary>More tests of the firmware in docs/testing.md, for the project that the page creates.</summary>
[TestClass]
public sealed class PackageTests
{
    [TestMethod]
    public void Radio_TwoCores_LoggerTakesThePacketOnTheOtherCore()
    {
        var device = RadioFirmware.Start(TestDevice.Idf());
        Assert.IsTrue(device.RunUntilTraced("* 1 logger * receive 7", TimeSpan.FromSeconds(1)), device.Trace.Tail(10));
        Assert.AreEqual(device.Clock.At(microseconds: 4000), device.Now);
    }

    [TestMethod]
    public void Firmware_RunTwice_LeavesTheSameTrace()
    {
        var (first, second) = (RadioFirmware.Start(TestDevice.Smp()), RadioFirmware.Start(TestDevice.Smp()));
        first.RunFor(TimeSpan.FromSeconds(1));
        second.RunFor(TimeSpan.FromSeconds(1));
        second.Trace.AssertEquals(first.Trace.ToString());
    }

    [TestMethod]
    public void FailingAssertion_Message_ShowsTheSchedule()
    {
        var device = RadioFirmware.Start(TestDevice.IdfUnicore());
        device.RunFor(TimeSpan.FromMilliseconds(4));

        // A wrong expectation: that the logger is left alone.
        var failure = Assert.ThrowsExactly<TraceAssertException>(
            () => device.Trace.AssertSwitches(CoreId.Core0, "radio", "logger", "IDLE"));
        Assert.AreEqual(
            """
            core 0 should have run IDLE, switch 3 of 3, but ran radio
                0 0 switch radio
                0 0 switch logger
                400000 0 isr 0 notifyGiveFromISR ok
              > 400000 0 switch radio
            one column is 8000 cycles (1/20 of a tick):
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                               0         80000     160000    240000    320000    400000    480000
            core 0  interrupt  ..................................................!..........
                    radio      |.................................................##########.
                    logger     ##################################################..........#
                                                                                 ^ cycle 400000
            """,
            failure.Message);
    }
}
