using Microsoft.VisualStudio.TestTools.UnitTesting;
using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Consumer;

/// <summary>
/// What a user's own test project does with the packages, and with nothing but the packages: a radio that an interrupt
/// wakes, and a logger of lower priority, on an ESP32.
/// </summary>
[TestClass]
public sealed class RadioTests
{
    [TestMethod]
    public void Radio_InterruptWhileTheLoggerWorks_RunsAtOnce()
    {
        var device = Firmware.Start(TestDevice.IdfUnicore());
        device.RunFor(TimeSpan.FromMilliseconds(4));

        // The interrupt comes at 2.5 ms, in the middle of the logger's work.
        device.Trace.AssertInOrder(
            "400000 0 isr 0 notifyGiveFromISR ok",
            "400000 0 switch radio",
            "* 0 radio * send ok",
            "* 0 switch logger");
        device.Trace.AssertNever("* * radio * send fail");
        var served = device.Trace.ResponseTimes("* * isr 0 *", "* * switch radio");
        Assert.AreEqual(Cycles.Zero, served.Max, served.ToString());
    }

    [TestMethod]
    public void Radio_TwoCores_LoggerTakesThePacketOnTheOtherCore()
    {
        var device = Firmware.Start(TestDevice.Idf());
        Assert.IsTrue(device.RunUntilTraced("* 1 logger * receive 7", TimeSpan.FromSeconds(1)), device.Trace.Tail(10));
        Assert.AreEqual(device.Clock.At(microseconds: 4000), device.Now);
    }

    [TestMethod]
    public void Firmware_RunTwice_LeavesTheSameTrace()
    {
        var (first, second) = (Firmware.Start(TestDevice.Smp()), Firmware.Start(TestDevice.Smp()));
        first.RunFor(TimeSpan.FromSeconds(1));
        second.RunFor(TimeSpan.FromSeconds(1));
        second.Trace.AssertEquals(first.Trace.ToString());
    }

    [TestMethod]
    public void FailingAssertion_Message_ShowsTheSchedule()
    {
        var device = Firmware.Start(TestDevice.IdfUnicore());
        device.RunFor(TimeSpan.FromMilliseconds(4));

        // A wrong expectation: that the logger is left alone.
        var failure = Assert.ThrowsExactly<TraceAssertException>(
            () => device.Trace.AssertSwitches(CoreId.Pro, "radio", "logger", "IDLE"));
        Assert.AreEqual(
            """
            core 0 should have run IDLE, switch 3 of 3, but ran radio
                0 0 switch radio
                0 0 switch logger
                400000 0 isr 0 notifyGiveFromISR ok
              > 400000 0 switch radio
            one column is 8000 cycles (1/20 of a tick): # runs, - idles, | runs in no time, ! interrupt
                               0         80000     160000    240000    320000    400000    480000
            core 0  interrupt  ..................................................!..........
                    radio      |.................................................##########.
                    logger     ##################################################..........#
                                                                                 ^ cycle 400000
            """,
            failure.Message);
    }
}
