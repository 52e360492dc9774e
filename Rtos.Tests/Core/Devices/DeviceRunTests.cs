using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Tests.Support.Chip;

namespace Rtos.Tests.Core.Devices;

/// <summary>Running a device: to a time, for a time, to a condition, in pieces.</summary>
[TestClass]
public sealed class DeviceRunTests
{
    [TestMethod]
    public void RunUntil_Instant_LeavesWhatHappensThenForTheNextRun()
    {
        var device = Create(Flavor.Idf1);
        var calls = 0;
        device.Task("A", 5, async task =>
        {
            await task.Work(new Cycles(1000));
            calls++;
        });
        device.RunUntil(new Instant(1000));
        Assert.AreEqual(0, calls);
        Assert.AreEqual(new TickCount(0), device.TickCount);
        Assert.AreEqual(new Instant(1000), device.Now);

        device.RunFor(new Cycles(1));
        Assert.AreEqual(1, calls);
        Assert.AreEqual(new TickCount(1), device.TickCount);
        Assert.AreEqual(new Instant(1001), device.Now);
    }

    [TestMethod]
    public void RunFor_NoTime_StartsTheDevice()
    {
        var device = Create(Flavor.Idf1);
        Assert.IsFalse(device.IsStarted);
        Assert.AreEqual(0, device.NumberOfTasks);
        device.RunFor(Cycles.Zero);

        Assert.IsTrue(device.IsStarted);
        Assert.AreEqual(2, device.NumberOfTasks);
        device.AssertTrace("""
            0 0 switch Tmr Svc
            0 0 switch IDLE
            """);
    }

    [TestMethod]
    public void RunFor_TimeSpan_IsTurnedIntoCycles()
    {
        var device = Create(Flavor.Idf2);
        device.RunFor(TimeSpan.FromMilliseconds(2.5));
        device.RunFor(TimeSpan.FromMilliseconds(2.5));
        Assert.AreEqual(new Instant(5000), device.Now);
    }

    [TestMethod]
    public void RunUntil_ThePast_Throws()
    {
        var device = Create(Flavor.Idf1);
        device.RunUntil(new Instant(10));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.RunUntil(new Instant(9)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.RunUntil(Instant.Never));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.RunFor(TimeSpan.FromTicks(-1)));
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => device.RunUntil(static () => false, TimeSpan.FromTicks(-1)));
        Assert.ThrowsExactly<ArgumentNullException>(() => device.RunUntil(null!, TimeSpan.Zero));
        Assert.AreEqual(new Instant(10), device.Now);
    }

    [TestMethod]
    public void RunUntil_Condition_StopsAtTheInstantAtWhichItHolds()
    {
        var device = Create(Flavor.Idf2);
        var done = 0;
        device.Task("A", 5, async task =>
        {
            for (; ; done++)
            {
                await task.Work(new Cycles(700));
            }
        });

        Assert.IsTrue(device.RunUntil(() => done == 3, TimeSpan.FromSeconds(1)));
        Assert.AreEqual(new Instant(2100), device.Now);
        Assert.IsFalse(device.RunUntil(() => done == 99, TimeSpan.FromMilliseconds(2)));
        Assert.AreEqual(new Instant(4100), device.Now);
        Assert.IsTrue(device.RunUntil(static () => true, TimeSpan.Zero));
        Assert.AreEqual(new Instant(4100), device.Now);
    }

    [TestMethod]
    [EveryFlavor]
    public void Run_InPieces_GivesTheSameTrace(Flavor flavor)
    {
        const int End = 20_000;
        var whole = Busy(flavor);
        whole.Run(End);

        foreach (var piece in new[] { 1, 137, 1000 })
        {
            var pieces = Busy(flavor);
            for (var t = 0; t < End; t += piece)
            {
                pieces.Run(Math.Min(End, t + piece));
            }

            Assert.AreEqual(whole.Trace.ToString(), pieces.Trace.ToString(), $"pieces of {piece}");
            Assert.AreEqual(whole.TickCount, pieces.TickCount);
        }
    }

    [TestMethod]
    [EveryFlavor]
    public void Run_Twice_GivesTheSameTrace(Flavor flavor)
    {
        var first = Busy(flavor);
        var second = Busy(flavor);
        first.Run(20_000);
        second.Run(20_000);

        Assert.IsGreaterThan(40, first.Trace.Lines.Count);
        Assert.AreEqual(first.Trace.ToString(), second.Trace.ToString());
    }

    [TestMethod]
    [EveryFlavor]
    public void Run_WithoutATrace_IsTheSameSchedule(Flavor flavor)
    {
        var watched = Busy(flavor);
        var unwatched = new Device(Settings(flavor));
        Load(unwatched);
        watched.Run(20_000);
        unwatched.Run(20_000);

        Assert.AreEqual(watched.Report.ToString(), unwatched.Report.ToString());
        Assert.ThrowsExactly<InvalidOperationException>(() => unwatched.Trace);
    }

    [TestMethod]
    public void AddTraceSink_Two_BothSeeEverything()
    {
        var device = Create(Flavor.Idf2);
        var second = new TraceRecorder();
        device.AddTraceSink(second);
        Load(device);
        device.Run(20_000);

        Assert.AreEqual(device.Trace.ToString(), second.ToString());
        Assert.AreSame(device.Trace, device.RecordTrace());
    }

    [TestMethod]
    public void CreateTask_BetweenTwoRuns_RunsAtOnce()
    {
        var device = Create(Flavor.Idf1);
        device.Task("low", 3, static async task => await task.Work(new Cycles(900)));
        device.Run(500);
        device.Task("high", 5, static async task => await task.Work(new Cycles(100)));
        device.Run(2000);

        device.AssertTrace("""
            0 0 switch low
            500 0 switch high
            600 0 high 0 work
            600 0 high end
            600 0 switch low
            1000 0 low 0 work
            1000 0 low end
            1000 0 switch Tmr Svc
            1000 0 switch IDLE
            """);
    }

    [TestMethod]
    public void Run_LongIdleTime_CountsEveryTick()
    {
        var device = Create(Flavor.Idf2);
        var woken = Instant.Start;
        device.Task("A", 5, async task =>
        {
            await task.Delay(new Ticks(4_000_000_000));
            woken = device.Now;
        });
        device.RunUntil(new Instant(4_000_000_000_000));
        Assert.AreEqual(new TickCount(3_999_999_999), device.TickCount);

        device.RunFor(new Cycles(1));
        Assert.AreEqual(new Instant(4_000_000_000_000), woken);
    }

    [TestMethod]
    [DataRow(31)]
    [DataRow(32)]
    [DataRow(36)]
    [DataRow(42)]
    public void Run_AcrossAPowerOfTwoTicks_WakesInTime(int bits)
    {
        var device = Create(Flavor.FreeRtos);
        var at = (1L << bits) * 1000;
        device.RunUntil(new Instant(at - 1500));
        var woken = new List<long>();
        foreach (var ticks in new uint[] { 1, 2, 70, 5000, 4_000_000_000 })
        {
            device.Task($"T{ticks}", 5, async task =>
            {
                await task.Delay(new Ticks(ticks));
                woken.Add((device.Now.Value - at) / 1000);
            });
        }

        device.Scheduler.CheckInvariants();
        device.RunFor(new Cycles(4_000_000_005_000));
        Assert.AreEqual("-1 0 68 4998 3999999998", string.Join(' ', woken));
    }

    [TestMethod]
    public void RunFor_InsideItself_Throws()
    {
        var device = Create(Flavor.Idf1);
        var refused = false;
        device.RunUntil(
            () =>
            {
                refused = refused || Assert.ThrowsExactly<InvalidOperationException>(() => device.RunFor(new Cycles(1))) is not null;
                return false;
            },
            TimeSpan.FromMilliseconds(1));

        Assert.IsTrue(refused);
        Assert.AreEqual(new Instant(1000), device.Now);
    }

    private static Device Busy(Flavor flavor)
    {
        var device = Create(flavor);
        Load(device);
        return device;
    }

    // Work, delays, hand-overs, interrupts and equals on whatever cores there are.
    private static void Load(Device device)
    {
        var queue = device.CreateQueue<int>("q", 2);
        device.Task("consumer", 6, async task =>
        {
            for (; ; )
            {
                var got = await queue.Receive(new Ticks(4));
                await task.Work(new Cycles(got.HasValue ? 130 : 710));
            }
        });
        device.Task("producer", 4, async task =>
        {
            for (var n = 0; ; n++)
            {
                await task.Work(new Cycles(450 + (n % 7 * 130)));
                await queue.Send(n, Ticks.Forever);
                await task.Delay(new Ticks((uint)(n % 3)));
            }
        });
        device.Task("equal", 4, static async task =>
        {
            for (; ; )
            {
                await task.Work(new Cycles(777));
                await task.Delay(new Ticks(2));
            }
        });
        for (var t = 350; t < 20_000; t += 1650)
        {
            device.At(t, isr => isr.SendFromISR(queue, -1));
        }
    }
}
