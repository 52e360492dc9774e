using Rtos.Core;
using Rtos.Testing;

namespace Rtos.Tests.Testing;

[TestClass]
public sealed class TextTimelineTests
{
    [TestMethod]
    public void Draw_TwoCores_ShowsWhatRanWhenInPartsOfATick()
    {
        var device = SampleFirmware.Run();
        Assert.AreEqual(
            """
            one column is 16000 cycles (1/10 of a tick):
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                               0         160000    320000    480000    640000    800000    960000
            core 0  interrupt  .........................!...................................
                    sensor     ###.................###.................|....................
                    logger     ...###############.....##############################........
                    IDLE0      ..................--.................................--------
            core 1  logger     |............................................................
                    Tmr Svc    |............................................................
                    IDLE1      -------------------------------------------------------------

            """,
            TextTimeline.Draw(device.Trace, Instant.Start, device.Now));
    }

    [TestMethod]
    public void Draw_PartOfTheTrace_BeginsAtTheColumnAndLeavesOutWhoDidNotRun()
    {
        var device = SampleFirmware.Run();
        Assert.AreEqual(
            """
            one column is 16000 cycles (1/10 of a tick):
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                               288000
            core 0  interrupt  .......!.
                    sensor     ..###....
                    logger     .....####
                    IDLE0      --.......
            core 1  IDLE1      ---------

            """,
            TextTimeline.Draw(device.Trace, new Instant(300_000), new Instant(420_000), new Cycles(16_000)));
    }

    [TestMethod]
    public void Draw_TickUnknown_UsesRoundColumns()
    {
        var device = new Device(TestDevice.Idf().Configuration);
        device.RecordTrace();
        SampleFirmware.Start(device);
        device.RunFor(TimeSpan.FromMilliseconds(6));
        Assert.AreEqual(
            """
            one column is 50000 cycles:
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                               0         500000
            core 0  interrupt  ........!...........
                    sensor     #.....##....|.......
                    logger     ######.##########...
                    IDLE0      .....--.........----
            core 1  logger     |...................
                    Tmr Svc    |...................
                    IDLE1      --------------------

            """,
            TextTimeline.Draw(device.Trace, Instant.Start, device.Now, columns: 20));
    }

    [TestMethod]
    [DataRow(71, "1 cycle", 72)]
    [DataRow(72, "2 cycles", 37)]
    [DataRow(320, "5 cycles", 65)]
    public void Draw_OtherSpan_TakesTheShortestRoundColumn(int to, string column, int columns)
    {
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, "A");
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(to)).Split('\n');
        Assert.AreEqual($"one column is {column}:", lines[0]);
        Assert.AreEqual("core 0  A  " + new string('#', columns), lines[3]);
    }

    [TestMethod]
    [DataRow(1, "16000 cycles (1/10 of a tick)")]
    [DataRow(40, "160000 cycles (1 tick)")]
    [DataRow(400, "1600000 cycles (10 ticks)")]
    public void Draw_TestDevice_ColumnsArePartsOrMultiplesOfATick(int ticks, string column)
    {
        var device = TestDevice.Idf();
        StringAssert.StartsWith(
            TextTimeline.Draw(device.Trace, Instant.Start, new Instant(ticks * 160_000L), columns: ticks == 1 ? 11 : 41), $"one column is {column}:\n");
    }

    [TestMethod]
    public void Draw_RunThatEndsWhereAColumnBegins_DoesNotReachIntoIt()
    {
        var trace = new TraceRecorder();
        trace.Switched(new Instant(0), CoreId.Core0, "A");
        trace.Switched(new Instant(20), CoreId.Core0, "B");
        trace.Switched(new Instant(30), CoreId.Core0, "A");
        trace.Switched(new Instant(31), CoreId.Core0, "B");
        var lines = TextTimeline.Draw(trace, new Instant(10), new Instant(39), new Cycles(10)).Split('\n');
        Assert.AreEqual("core 0  A  #.#", lines[3]);
        Assert.AreEqual("        B  .##", lines[4]);
    }

    [TestMethod]
    public void Draw_RunEndedBeforeTheTimeDrawn_IsNotDrawn()
    {
        var trace = new TraceRecorder();
        trace.Switched(new Instant(0), CoreId.Core0, "A");
        trace.Switched(new Instant(20), CoreId.Core0, "B");
        var text = TextTimeline.Draw(trace, new Instant(20), new Instant(39), new Cycles(10));
        Assert.AreEqual("core 0  B  ##", text.Split('\n')[3]);
    }

    [TestMethod]
    public void Draw_EmptyTrace_HasNoRows() => Assert.AreEqual(
        "one column is 1 cycle:\n# ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing\n          0         10\n",
        TextTimeline.Draw(new TraceRecorder(), Instant.Start, new Instant(10)));

    [TestMethod]
    public void Draw_ToTheEndOfTime_DoesNotOverflow()
    {
        var text = TextTimeline.Draw(SampleFirmware.Run().Trace, Instant.Start, Instant.Never, columns: 10);
        StringAssert.Contains(text, "core 1  logger     |");
    }

    [TestMethod]
    public void Draw_BackwardsOrTooFine_IsRefused()
    {
        var trace = new TraceRecorder();
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TextTimeline.Draw(trace, new Instant(2), new Instant(1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => TextTimeline.Draw(trace, new Instant(1), new Instant(2), columns: 0));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(
            () => TextTimeline.Draw(trace, new Instant(0), new Instant(10_000), new Cycles(1)));
    }
}
