using Rtos.Core;
using Rtos.Testing;

namespace Rtos.Tests.Testing;

[TestClass]
public sealed class TraceAssertTests
{
    [TestMethod]
    public void AssertEquals_SameLines_Passes()
    {
        var device = SampleFirmware.Run();
        device.Trace.AssertEquals(device.Trace.ToString());
        device.Trace.AssertEquals(device.Trace.ToString().TrimEnd('\n'));
        device.Trace.AssertEquals(device.Trace.ToString().Replace("\n", "\r\n", StringComparison.Ordinal));
    }

    [TestMethod]
    public void AssertEquals_OneLineDiffers_ShowsTheScheduleAroundIt()
    {
        var device = SampleFirmware.Run();
        var expected = device.Trace.ToString().Replace("receive 99", "receive 3", StringComparison.Ordinal);
        Assert.AreEqual(
            """
            the trace differs at line 19 (- expected, + actual)
                368000 0 sensor 4 send ok
                368000 0 switch logger
                368000 0 logger 2 receive 2
                400000 0 isr 0 sendFromISR ok
                608000 0 logger 3 work
              - 608000 0 logger 4 receive 3
              + 608000 0 logger 4 receive 99
            one column is 8000 cycles (1/20 of a tick):
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                               368000    448000    528000    608000    688000    768000    848000
            core 0  interrupt  ....!........................................................
                    logger     ############################################################.
                    sensor     ..................................|..........................
                    IDLE0      ............................................................-
            core 1  IDLE1      -------------------------------------------------------------
                                                             ^ cycle 608000
            """,
            SampleFirmware.MessageOf(() => device.Trace.AssertEquals(expected)));
    }

    [TestMethod]
    public void AssertEquals_TraceIsShorter_SaysThatItEnds()
    {
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, "A");
        Assert.AreEqual(
            """
            the trace differs at line 2 (- expected, + actual)
                0 0 switch A
              - 5 0 switch B
              + (the trace ends)
            one column is 1 cycle:
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                       0
            core 0  A  #
                       ^ cycle 0
            """,
            SampleFirmware.MessageOf(() => trace.AssertEquals("0 0 switch A\n5 0 switch B")));
    }

    [TestMethod]
    public void AssertEquals_TraceIsLonger_ShowsTheFirstLineTooMany()
    {
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, "A");
        trace.Switched(new Instant(3), CoreId.Core0, "B");
        Assert.AreEqual(
            """
            the trace differs at line 2 (- expected, + actual)
                0 0 switch A
              - (the trace ends)
              + 3 0 switch B
            one column is 1 cycle:
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                       0
            core 0  A  ###.
                    B  ...#
                          ^ cycle 3
            """,
            SampleFirmware.MessageOf(() => trace.AssertEquals("0 0 switch A\n")));
    }

    [TestMethod]
    public void AssertEquals_NothingHappened_HasNoTimeline() => Assert.AreEqual(
        """
        the trace differs at line 1 (- expected, + actual)
          - 0 0 switch A
          + (the trace ends)
        """,
        SampleFirmware.MessageOf(() => new TraceRecorder().AssertEquals("0 0 switch A")));

    [TestMethod]
    public void AssertTail_LastLines_Passes() => SampleFirmware.Run().Trace.AssertTail(
        """
        848000 0 logger 5 work
        848000 0 switch IDLE0
        """);

    [TestMethod]
    public void AssertTail_Differs_NumbersTheLineInTheTrace()
    {
        var message = SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertTail(
            """
            848000 0 logger 5 work
            848000 0 switch IDLE1
            """));
        StringAssert.StartsWith(message, "the trace differs at line 25 (- expected, + actual)\n");
        StringAssert.Contains(message, "\n  - 848000 0 switch IDLE1\n  + 848000 0 switch IDLE0\n");
    }

    [TestMethod]
    [DataRow("400000 0 isr 0 sendFromISR ok")]
    [DataRow("* 0 isr 0 sendFromISR ok")]
    [DataRow("* * isr * sendFromISR *")]
    [DataRow("* * isr *")]
    [DataRow("0 1 switch Tmr Svc")]
    public void AssertContains_LineOrPatternIsThere_Passes(string line) => SampleFirmware.Run().Trace.AssertContains(line);

    [TestMethod]
    [DataRow("400000 0 isr 0 sendFromISR")]
    [DataRow("400000 0 isr 0 sendFromISR ok *")]
    [DataRow("0 1 switch Tmr")]
    [DataRow("400000 0 isr 0 * fail")]
    public void AssertContains_FieldsDoNotFit_Fails(string line) =>
        Assert.ThrowsExactly<TraceAssertException>(() => SampleFirmware.Run().Trace.AssertContains(line));

    [TestMethod]
    public void AssertContains_OtherTime_ShowsTheNearestLine() => Assert.AreEqual(
        """
        the trace has no line "480000 0 switch logger"; line 15 differs from it in time or core only
            288000 0 switch IDLE0
            320000 0 switch sensor
            320000 0 sensor 2 delay
            368000 0 sensor 3 work
            368000 0 sensor 4 send ok
          - 480000 0 switch logger
          + 368000 0 switch logger
        one column is 8000 cycles (1/20 of a tick):
        # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                           288000    368000    448000    528000    608000
        core 0  interrupt  ..............!..............................
                sensor     ....######..................................|
                logger     ..........###################################
                IDLE0      ----.........................................
        core 1  IDLE1      ---------------------------------------------
                                     ^ cycle 368000
        """,
        SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertContains("480000 0 switch logger")));

    [TestMethod]
    public void AssertContains_NothingLikeIt_ShowsWhatHappenedThen() => Assert.AreEqual(
        """
        the trace has no line "480000 0 switch radio"
            368000 0 sensor 3 work
            368000 0 sensor 4 send ok
            368000 0 switch logger
            368000 0 logger 2 receive 2
            400000 0 isr 0 sendFromISR ok
          - 480000 0 switch radio
          + 608000 0 logger 3 work
        one column is 8000 cycles (1/20 of a tick):
        # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                           368000    448000    528000    608000
        core 0  interrupt  ....!..............................
                logger     ###################################
                sensor     ..................................|
        core 1  IDLE1      -----------------------------------
                                                         ^ cycle 608000
        """,
        SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertContains("480000 0 switch radio")));

    [TestMethod]
    public void AssertInOrder_LinesComeOneAfterTheOther_Passes() =>
        SampleFirmware.Run().Trace.AssertInOrder("* * sensor 1 send ok", "* * logger * receive 1", "* * isr 0 *", "* * logger * receive 99");

    [TestMethod]
    public void AssertInOrder_LineOnlyBefore_SaysWhere() => Assert.AreEqual(
        """
        the trace has no line "0 * switch sensor" (3 of 3) after line 17, only before it, at line 1
            320000 0 sensor 2 delay
            368000 0 sensor 3 work
            368000 0 sensor 4 send ok
            368000 0 switch logger
            368000 0 logger 2 receive 2
          > 400000 0 isr 0 sendFromISR ok
        one column is 8000 cycles (1/20 of a tick):
        # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                           320000    400000    480000    560000    640000
        core 0  interrupt  ..........!..............................
                sensor     ######..................................|
                logger     ......###################################
        core 1  IDLE1      -----------------------------------------
                                     ^ cycle 400000
        """,
        SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertInOrder(
            "* * sensor * send ok", "* * isr 0 *", "0 * switch sensor")));

    [TestMethod]
    public void AssertInOrder_SameLineTwice_NeedsTwo()
    {
        var trace = SampleFirmware.Run().Trace;
        trace.AssertInOrder("* * sensor * send ok", "* * sensor * send ok");
        var message = SampleFirmware.MessageOf(() => trace.AssertInOrder("* * isr 0 *", "* * isr 0 *"));
        StringAssert.StartsWith(message, "the trace has no line \"* * isr 0 *\" (2 of 2) after line 17, only before it, at line 17\n");
    }

    [TestMethod]
    public void AssertNever_LineIsNotThere_Passes()
    {
        var trace = SampleFirmware.Run().Trace;
        trace.AssertNever("* 1 switch sensor");
        trace.AssertNever(l => l.EndsWith("fail", StringComparison.Ordinal), "a failed call");
    }

    [TestMethod]
    public void AssertNever_LineIsThere_ShowsIt()
    {
        var message = SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertNever("* 0 switch logger"));
        StringAssert.StartsWith(message, "the trace should never have \"* 0 switch logger\", but line 7 is that\n    0 1 switch logger\n");
        StringAssert.Contains(message, "\n    48000 0 sensor 1 send ok\n  > 48000 0 switch logger\none column is");
    }

    [TestMethod]
    public void AssertNever_ConditionHolds_NamesTheKind()
    {
        var message = SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertNever(
            l => l.EndsWith(" 99", StringComparison.Ordinal), "a sample of 99"));
        StringAssert.StartsWith(message, "the trace should never have a sample of 99, but line 19 is that\n");
    }

    [TestMethod]
    public void AssertSwitches_AllOfThem_Passes()
    {
        var trace = SampleFirmware.Run().Trace;
        trace.AssertSwitches(CoreId.Core0, "sensor", "logger", "IDLE0", "sensor", "logger", "sensor", "logger", "IDLE0");
        trace.AssertSwitches(CoreId.Core1, "logger", "Tmr Svc", "IDLE1");
    }

    [TestMethod]
    public void AssertSwitches_StretchOfTime_CountsFromItsBeginningToBeforeItsEnd() =>
        SampleFirmware.Run().Trace.AssertSwitches(CoreId.Core0, new Instant(320_000), new Instant(640_000), "sensor", "logger");

    [TestMethod]
    public void AssertSwitches_OtherTask_ShowsTheSwitch()
    {
        var message = SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertSwitches(CoreId.Core0, "sensor", "Tmr Svc", "IDLE0"));
        StringAssert.StartsWith(message, "core 0 should have run Tmr Svc, switch 2 of 3, but ran logger\n");
        StringAssert.Contains(message, "\n  > 48000 0 switch logger\n");
    }

    [TestMethod]
    public void AssertSwitches_OneTooMany_ShowsIt()
    {
        var message = SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertSwitches(CoreId.Core1, "logger", "Tmr Svc"));
        StringAssert.StartsWith(message, "core 1 should have run nothing more, but ran IDLE1\n");
    }

    [TestMethod]
    public void AssertSwitches_TooFew_ShowsTheEnd() => Assert.AreEqual(
        """
        core 1 should have run sensor, switch 4 of 4, but switched 3 times only
            640000 0 sensor 5 delay
            640000 0 sensor end
            640000 0 switch logger
            848000 0 logger 5 work
            848000 0 switch IDLE0
          > (the trace ends)
        one column is 3200 cycles (1/50 of a tick):
        # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                        640000    672000    704000    736000    768000    800000    832000
        core 0  sensor  |.................................................................
                logger  #################################################################.
                IDLE0   .................................................................-
        core 1  IDLE1   ------------------------------------------------------------------
                                                                                         ^ cycle 848000
        """,
        SampleFirmware.MessageOf(() => SampleFirmware.Run().Trace.AssertSwitches(CoreId.Core1, "logger", "Tmr Svc", "IDLE1", "sensor")));
}
