using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Devices;

/// <summary>A panic ends the run whatever the tasks catch, and leaves nothing behind for the next device of the thread.</summary>
[TestClass]
public sealed class IsolationTests
{
    private static RtosCall _stolenCall;
    private static Routine _stolenRoutine;

    // What a task does wrong again and again, catching what it is answered.
    private static readonly Dictionary<string, Func<Device, RtosTask, Routine>> Mistakes = new()
    {
        ["a slot that is not there"] = static async (_, task) => await task.NotifyGive(index: 7),
        ["another slot that is not there"] = static async (_, task) => await task.NotifyTake(true, Ticks.Forever, index: -1),
        ["a priority that is not there"] = static async (_, task) => await task.SetPriority(99),
        ["a period of 0"] = static async (_, task) => await task.DelayUntil(new WakeTime(default), Ticks.None),
        ["no wake time"] = static async (_, task) => await task.DelayUntil(null!, new Ticks(1)),
        ["an argument out of range"] = static async (_, task) => await task.CreateTask("x", -1, 2048, default, static _ => default),
        ["leaves no critical section"] = static async (_, task) => await task.ExitCritical(),
        ["too many ticks"] = static async (_, task) => await task.CatchUpTicks(Ticks.Forever),
        ["a call that is not awaited"] = static async (device, task) =>
        {
            _ = task.GetTickCount();
            await task.Yield();
        },
        ["a call that is awaited twice"] = static async (_, task) =>
        {
            var call = task.GetTickCount();
            await call;
            await call;
        },
        ["a routine that is awaited twice"] = static async (_, task) =>
        {
            var nap = Nap(task);
            await nap;
            await nap;
        },
        ["a routine that is awaited by two"] = static async (device, task) =>
        {
            async Routine Await(Routine routine) => await routine;
            var nap = Nap(task);
            _ = Await(nap);
            await Await(nap);
        },
        ["a routine's result before its end"] = static async (_, task) =>
        {
            Nap(task).GetAwaiter().GetResult();
            await task.Yield();
        },
        ["another task's call"] = static async (_, _) =>
        {
            static async Routine Await() => await _stolenCall;
            await Await();
        },
        ["another task's routine"] = static async (_, _) => await _stolenRoutine,
        ["the default value of a call"] = static async (_, _) => await default(RtosCall<bool>),
        ["a deleted object"] = static async (device, task) =>
        {
            var queue = device.CreateQueue<int>("q", 1);
            await queue.Delete();
            await queue.Send(1, Ticks.None);
        },
        ["nothing that takes time"] = static async (_, task) => await task.Yield(),
        ["a recursion without an end"] = static async (_, task) => await Recurse(task),
    };

    public static IEnumerable<object[]> Names =>
        Mistakes.Keys.SelectMany(name => new[] { Flavor.Idf2, Flavor.Smp, Flavor.FreeRtos }.Select(kernel => new object[] { name, kernel }));

    [TestMethod]
    [DynamicData(nameof(Names))]
    public void Panic_TaskCatchesAndRetries_EndsTheRunAndTheNextDeviceIsUnchanged(string mistake, Flavor kernel)
    {
        var golden = Golden(kernel);
        for (var i = 0; i < 3; i++)
        {
            var caught = 0;
            var device = Chip.Create(Chip.Settings(kernel) with { OperationsPerInstant = 2_000 });
            device.Task("thief", 7, static async task =>
            {
                _stolenRoutine = Nap(task);
                await _stolenRoutine;
                _stolenCall = task.Delay(new Ticks(100));
                await _stolenCall;
            });
            device.Task("A", 5, async task =>
            {
                await task.Delay(new Ticks(2));
                for (; ; )
                {
                    try
                    {
                        await Mistakes[mistake](device, task);
                    }
                    catch (Exception e) when (e is not AssertFailedException)
                    {
                        caught++;
                    }
                }
            });

            Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(50_000)));

            Assert.IsNotNull(device.Panic);
            Assert.IsLessThanOrEqualTo(2_001, caught);
            Assert.AreEqual(golden, Golden(kernel), "another device gives the same bytes");
        }
    }

    [TestMethod]
    public void Panic_TaskCatches_NoCodeOfTheDeviceFollows()
    {
        var device = Chip.Create(Flavor.Idf1);
        var after = new List<string>();
        device.Task("A", 5, async task =>
        {
            try
            {
                await task.SetPriority(99);
            }
            catch (DevicePanicException)
            {
                after.Add("caught");
                await task.Yield();
                after.Add("the call has returned");
            }
        });
        device.Task("B", 4, _ =>
        {
            after.Add("B");
            return Routine.Completed;
        });

        Assert.ThrowsExactly<DevicePanicException>(() => device.Run(5_000));

        CollectionAssert.AreEqual(new[] { "caught" }, after);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Await_RoutineAwaitsItself_PanicsUnlessTheTaskIsDeletedBefore(bool isDeleted)
    {
        var golden = Golden(Flavor.Idf2);
        var device = Chip.Create(Flavor.Idf2);
        Routine own = default;
        var task = device.Task("A", 5, async task =>
        {
            async Routine Await()
            {
                await task.Delay(new Ticks(1));
                await own;
            }

            own = Await();
            await own;
        });
        if (isDeleted)
        {
            device.Task("B", 4, async _ => await task.Delete());
            device.Run(50_000);
        }
        else
        {
            Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(50_000)));
        }

        Assert.AreEqual(golden, Golden(Flavor.Idf2));
    }

    // A device without any mistake, whose tasks use frames of the methods that the mistakes use.
    private static string Golden(Flavor kernel)
    {
        var device = Chip.Create(kernel);
        var done = new List<string>();
        for (var n = 0; n < 3; n++)
        {
            var ticks = new Ticks((uint)n + 1);
            device.Task($"g{n}", 5, async task =>
            {
                for (var i = 0; i < 3; i++)
                {
                    await Nap(task);
                    await task.Delay(ticks);
                }

                done.Add($"{task.Name} at {device.Now}");
            });
        }

        device.Run(50_000);
        Assert.HasCount(3, done);
        return string.Join('\n', done) + device.Trace;
    }

    private static async Routine Nap(RtosTask task) => await task.Delay(new Ticks(1));

    private static async Routine Recurse(RtosTask task)
    {
        try
        {
            await Recurse(task);
        }
        catch (DevicePanicException)
        {
            await Recurse(task);
        }
    }
}
