using Rtos.Core;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Testing;

/// <summary>Timelines in units of time fit their width, whatever ran and however long.</summary>
[TestClass]
public sealed class TimelineWidthTests
{
    private static readonly DeviceClock Clock = new Device(TestDevice.Idf().Configuration).Clock;

    [TestMethod]
    public void Draw_WithAClock_HasTimesAndColumnsThatFallOnTicks()
    {
        var device = SampleFirmware.Run();
        Assert.AreEqual(
            """
            one column is 0.1 ms (16000 cycles, 1/10 of a tick):
            # ran at some time in it, - idle task, | ran in no time, ! interrupt, . nothing
                           ms  0         1         2         3         4         5         6
            core 0  interrupt  .........................!...................................
                    sensor     ###.................###.................|....................
                    logger     ...###############.....##############################........
                    IDLE0      ..................--.................................--------
            core 1  logger     |............................................................
                    Tmr Svc    |............................................................
                    IDLE1      -------------------------------------------------------------

            """,
            TextTimeline.Draw(device.Trace, Instant.Start, device.Now, device.Clock));
    }

    [TestMethod]
    public void Draw_WholeRun_HasNoColumnForItsEnd()
    {
        var device = TestDevice.Idf();
        device.CreateTask("busy", 5, 2048, CoreAffinity.Core0, async task => await task.Work(device.Clock.Milliseconds(100)));
        device.RunFor(TimeSpan.FromMilliseconds(50));
        var row = TextTimeline.Draw(device.Trace, device).Split('\n').Single(l => l.Contains("busy", StringComparison.Ordinal));
        Assert.AreEqual(50, row.Count(c => c == '#'), row);
    }

    [TestMethod]
    public void Draw_RunThatEndsInAPanic_ShowsWhatHappenedInNoTime()
    {
        var device = TestDevice.Idf();
        device.CreateTask("wrong", 5, 2048, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(10));
            throw new InvalidOperationException();
        });
        Assert.ThrowsExactly<DevicePanicException>(() => device.RunFor(TimeSpan.FromMilliseconds(50)));
        var row = TextTimeline.Draw(device.Trace, device).Split('\n').Single(l => l.Contains("wrong", StringComparison.Ordinal));
        Assert.AreEqual((0, 2), (row.Count(c => c == '#'), row.Count(c => c == '|')), row);
    }

    [TestMethod]
    public void Draw_AnyLengthTasksAndWidth_Fits()
    {
        long[] ends = [0, 1, 7, 100, 1_600, 160_000, 12_345_678, 160_000_000, 576_000_000_000, 1L << 53];
        foreach (var width in (int[])[40, 41, 60, 80, 133, 300])
        {
            foreach (var end in ends)
            {
                foreach (var names in (string[][])[["A"], ["sensor", "a_rather_long_name_of_a_task_1", new string('x', 200)], [.. Enumerable.Range(0, 40).Select(i => $"task{i}")]])
                {
                    var trace = new TraceRecorder();
                    for (var i = 0; i < names.Length; i++)
                    {
                        trace.Switched(new Instant(end / names.Length * i), i % 2 == 0 ? CoreId.Core0 : CoreId.Core1, names[i]);
                    }

                    var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(end), Clock, width).TrimEnd('\n').Split('\n');
                    Assert.IsLessThanOrEqualTo(width, lines.Max(l => l.Length), $"{end} cycles, {width} columns:\n{string.Join('\n', lines)}");
                    Assert.HasCount(names.Length, lines.Where(l => l.EndsWith('#') || l.EndsWith('.') || l.EndsWith('|')).ToArray());
                }
            }
        }
    }

    [TestMethod]
    [DataRow(30, "one column is 0.01 µs:", "µs  0")]
    [DataRow(6_000, "one column is 1 µs (160 cycles):", "µs  0         10        20        30")]
    [DataRow(160_000, "one column is 20 µs (3200 cycles):", "µs  0         200       400       600       800       1000")]
    [DataRow(9_600_000, "one column is 1 ms (160000 cycles, 1 tick):", "ms  0         10        20        30        40        50        60")]
    [DataRow(576_000_000_000, "one column is 100 s:", "s  0         1000      2000      3000")]
    public void Draw_Length_ChoosesUnitAndStep(long end, string column, string ruler)
    {
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, "A");
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(end), Clock).Split('\n');
        Assert.AreEqual(column, lines[0]);
        StringAssert.Contains(lines.First(l => l.TrimStart().StartsWith(ruler[..2], StringComparison.Ordinal)), ruler, StringComparison.Ordinal);
    }

    [TestMethod]
    public void Draw_TickThatIsNoRoundTime_HasPartsOfIt()
    {
        var clock = new Device(TestDevice.Idf().Configuration with { CyclesPerTick = new Cycles(1_000) }).Clock;
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, "A");
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(8_000), clock).Split('\n');
        Assert.AreEqual("one column is 1.25 µs (200 cycles, 1/5 of a tick):", lines[0]);
        Assert.AreEqual("       µs  0         12.5      25        37.5      50", lines[2]);
    }

    [TestMethod]
    public void Draw_ColumnThatIsNoWholeNumberOfCycles_MarksEveryColumnThatARunTouches()
    {
        // 1.5 cycles a column at 150 MHz and 10 ns: cycles 0 and 1, 1 and 2, 3 and 4 …
        var clock = new Device(TestDevice.Idf().Configuration with { CpuHertz = 150_000_000, CyclesPerTick = new Cycles(100_000) }).Clock;
        var trace = new TraceRecorder();
        trace.Switched(new Instant(0), CoreId.Core0, "A");
        trace.Switched(new Instant(2), CoreId.Core0, "B");
        trace.Switched(new Instant(3), CoreId.Core0, "A");
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(40), clock, 40).Split('\n');
        Assert.AreEqual("one column is 0.01 µs:", lines[0]);
        Assert.StartsWith("core 0  A  ####", lines.First(l => l.StartsWith("core 0", StringComparison.Ordinal)));
        Assert.StartsWith("        B  .#..", lines.First(l => l.StartsWith("        B", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("Zähler", "core 0  Zähler  ###")]
    [DataRow("任务", "core 0  任务  ###")]
    [DataRow("e\u0301te\u0301", "core 0  e\u0301te\u0301  ###")]
    public void Draw_NameThatIsNotAscii_TakesTheColumnsThatATerminalShows(string name, string row)
    {
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, name);
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(1_000_000), Clock).Split('\n');
        Assert.StartsWith(row, lines[^2]);
    }

    [TestMethod]
    public void Draw_LongNames_KeepTheirEnds()
    {
        var trace = new TraceRecorder();
        trace.Switched(new Instant(0), CoreId.Core0, "reader_of_the_temperature_1");
        trace.Switched(new Instant(500), CoreId.Core0, "reader_of_the_temperature_2");
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(1_000), Clock, 40).Split('\n');
        StringAssert.Contains(lines[^3], "reader…ture_1  #", StringComparison.Ordinal);
        StringAssert.Contains(lines[^2], "reader…ture_2  .", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Draw_TaskNamedInterrupt_HasARowOfItsOwn()
    {
        var trace = new TraceRecorder();
        trace.Switched(Instant.Start, CoreId.Core0, "interrupt");
        trace.InterruptCallReturned(new Instant(500), CoreId.Core0, 0, "notifyGiveFromISR", TraceValue.Text("ok"));
        var lines = TextTimeline.Draw(trace, Instant.Start, new Instant(1_000), Clock).TrimEnd('\n').Split('\n');
        StringAssert.Contains(lines[^2], "interrupt  ....", StringComparison.Ordinal);
        StringAssert.Contains(lines[^2], "!", StringComparison.Ordinal);
        Assert.IsFalse(lines[^1].Contains('!', StringComparison.Ordinal));
        StringAssert.Contains(lines[^1], "interrupt  ####", StringComparison.Ordinal);
    }

    [TestMethod]
    public void Draw_WidthTooSmall_IsRefused() => Assert.ThrowsExactly<ArgumentOutOfRangeException>(
        () => TextTimeline.Draw(new TraceRecorder(), Instant.Start, new Instant(1), Clock, TextTimeline.LeastWidth - 1));
}
