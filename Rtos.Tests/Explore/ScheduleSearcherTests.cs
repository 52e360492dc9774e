using Rtos.Core;
using Rtos.Explore;
using Rtos.Tasks;
using Rtos.Testing;

namespace Rtos.Tests.Explore;

[TestClass]
public sealed class ScheduleSearcherTests
{
    [TestMethod]
    [DataRow("auto")]
    [DataRow("random")]
    [DataRow("pct:2")]
    [DataRow("delay-bounded:1")]
    public void Check_AnyNumberOfThreads_HasTheSameResult(string strategy)
    {
        var results = new[] { 1, 2, 7 }.Select(jobs => Message(search => search.Strategy(strategy).Jobs(jobs))).ToList();

        Assert.AreEqual(results[0], results[1]);
        Assert.AreEqual(results[0], results[2]);
    }

    [TestMethod]
    public void Check_AnotherSeed_TriesOtherSchedules() =>
        Assert.AreNotEqual(Found(search => search.Strategy("random").Seed(1)).Schedules, Found(search => search.Strategy("random").Seed(2)).Schedules);

    [TestMethod]
    public void Check_DelayBoundedAtItsEnd_HasProven()
    {
        var result = ScheduleSearch.Check(
            device => device.CreateTask("A", 2, 3072, CoreAffinity.Core0, async task =>
            {
                await task.Delay(new Ticks(1));
                await task.Delay(new Ticks(1));
            }),
            search => search.Strategy("delay-bounded:2").Until(TimeSpan.FromMilliseconds(10)));

        // Two calls, and each may end with the tick or a cycle after it: 1 usual, 2 * 1 with one deviation, 1 with two; the usual one runs twice.
        Assert.AreEqual(2, result.Proven);
        Assert.AreEqual(2, result.ChoicePoints);
        Assert.IsLessThan(20, result.Schedules);
    }

    [TestMethod]
    public void Check_BoundsOfNothing_RunsTheUsualScheduleOnly()
    {
        var result = ScheduleSearch.Check(Program, search => search.CallDelay(Cycles.Zero).Strategy("delay-bounded:1"));

        Assert.AreEqual((0, 1, 0), (result.ChoicePoints, result.Schedules, result.Proven));
    }

    [TestMethod]
    public void Check_TheUsualRunFails_NeedsNoDeviation()
    {
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(Program, search => search.Always("never", _ => false)));

        Assert.AreEqual(1, found.Schedules);
        Assert.IsEmpty(Schedule.Parse(found.Schedule!).Deviations);
    }

    [TestMethod]
    public void Check_StateBetweenRuns_IsNamed()
    {
        var runs = 0;
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(
            device => device.CreateTask("A", 2, 3072, CoreAffinity.Core0, async task => await task.Work(new Cycles(100 + Interlocked.Increment(ref runs))))));

        Assert.IsNull(found.Schedule);
        Assert.Contains("cannot be searched", found.Message);
    }

    [TestMethod]
    public void Check_AnExceptionOutsideOfTasks_ReachesTheCaller() =>
        Assert.ThrowsExactly<NotSupportedException>(() => ScheduleSearch.Check(_ => throw new NotSupportedException()));

    [TestMethod]
    public void Check_AssertionInATask_IsFound()
    {
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(device =>
        {
            var count = 0;
            device.CreateTask("A", 2, 3072, CoreAffinity.Core0, async task =>
            {
                await task.Work(new Cycles(1000), new Cycles(400_000));
                count++;
            });
            device.CreateTask("B", 3, 3072, CoreAffinity.Core0, async task =>
            {
                await task.Delay(new Ticks(2));
                Assert.AreEqual(1, count);
            });
        }));

        Assert.Contains("AssertFailedException", found.Message);
        Assert.HasCount(1, Schedule.Parse(found.Schedule!).Deviations);
    }

    [TestMethod]
    public void Check_TaskWithoutACore_IsFoundUnlessAllowed()
    {
        static void Start(Device device)
        {
            device.CreateTask("busy", 3, 3072, CoreAffinity.Core0, async task =>
            {
                for (; ; )
                {
                    await task.Work(device.Clock.Milliseconds(50));
                }
            });
            device.CreateTask("waits", 2, 3072, CoreAffinity.Core0, async task => await task.Work(new Cycles(1)));
        }

        Assert.Contains("waits", Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(Start)).Message);
        Assert.AreEqual(500, ScheduleSearch.Check(Start, search => search.AllowStarvation().Schedules(500)).Schedules);
    }

    // It has an end, which the run does not show.
    [TestMethod]
    public void Check_OnePieceOfWorkAtTheEnd_IsNoStarvation() => ScheduleSearch.Check(
        device =>
        {
            device.CreateTask("busy", 3, 3072, CoreAffinity.Core0, async task =>
            {
                await task.Delay(new Ticks(5));
                await task.Work(device.Clock.Milliseconds(1), device.Clock.Milliseconds(2000));
            });
            device.CreateTask("waits", 2, 3072, CoreAffinity.Core0, async task =>
            {
                for (; ; )
                {
                    await task.Work(new Cycles(1000));
                    await task.Delay(new Ticks(1));
                }
            });
        },
        search => search.Schedules(300).Until(TimeSpan.FromMilliseconds(200)));

    // It may wake the task that holds the mutex.
    [TestMethod]
    public void Check_InterruptAfterTheEnd_MayStillGiveTheMutexBack() => ScheduleSearch.Check(
        device =>
        {
            var uart = device.CreateMutex("uart");
            var receiver = device.CreateTask("rx", 5, 3072, CoreAffinity.Core0, async task =>
            {
                await uart.Take(Ticks.Forever);
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await uart.Give();
            });
            device.CreateTask("log", 4, 3072, CoreAffinity.Core0, async _ =>
            {
                await uart.Take(Ticks.Forever);
                await uart.Give();
            });
            device.RaiseInterruptWithin(device.Clock.At(milliseconds: 5), device.Clock.At(milliseconds: 60), CoreId.Core0, isr => isr.NotifyGiveFromISR(receiver));
        },
        search => search.Schedules(300).Until(TimeSpan.FromMilliseconds(50)));

    [TestMethod]
    public void Check_FailureThatDoesNotRepeat_IsOfAProgramThatCannotBeSearched()
    {
        var runs = 0;
        var found = Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(device =>
        {
            var run = Interlocked.Increment(ref runs);
            device.CreateTask("A", 2, 3072, CoreAffinity.Core0, async task =>
            {
                await task.Delay(new Ticks(1));
                Assert.AreNotEqual(70, run);
            });
        }));

        Assert.IsNull(found.Schedule);
        Assert.Contains("cannot be searched", found.Message);
    }

    private static string Message(Action<ScheduleSearchOptions<Device>> configure)
    {
        var found = Found(configure);
        return $"{found.Schedules} {found.Schedule}";
    }

    private static ScheduleSearchException Found(Action<ScheduleSearchOptions<Device>> configure) =>
        Assert.ThrowsExactly<ScheduleSearchException>(() => ScheduleSearch.Check(Program, configure));

    // Two mutexes in both orders, a while apart.
    private static void Program(Device device)
    {
        var a = device.CreateMutex("a");
        var b = device.CreateMutex("b");
        for (var n = 0; n < 2; n++)
        {
            var (first, second, start) = n == 0 ? (a, b, 10u) : (b, a, 11u);
            device.CreateTask($"T{n}", 3, 3072, n == 0 ? CoreAffinity.Core0 : CoreAffinity.Core1, async task =>
            {
                await task.Delay(new Ticks(start));
                await first.Take(Ticks.Forever);
                await task.Work(new Cycles(1000));
                await second.Take(Ticks.Forever);
                await task.Work(new Cycles(1000));
                await second.Give();
                await first.Give();
            });
        }
    }
}
