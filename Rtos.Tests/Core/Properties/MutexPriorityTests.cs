using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Properties;

/// <summary>While each task holds one mutex at a time and every wait ends with it, a holder's priority is exactly the highest of those who need it.</summary>
[TestClass]
public sealed class MutexPriorityTests
{
    [TestMethod]
    [EveryKernel]
    public void Take_RandomTasks_HolderHasTheHighestPriorityOfItsWaiters(Flavor kernel)
    {
        var inherited = 0;
        for (var seed = 0; seed < 150; seed++)
        {
            var dice = new Dice(seed);
            var board = new Board(kernel);
            var mutexes = new[] { board.Device.CreateMutex("m0"), board.Device.CreateMutex("m1") };
            for (var i = 0; i < 6; i++)
            {
                AddTask(board, dice, mutexes, $"T{i}");
            }

            board.Device.Settled = () => inherited += Check(board.Device, mutexes, seed);
            board.Run(60_000);
        }

        Assert.IsGreaterThan(500, inherited);
    }

    private static void AddTask(Board board, Dice dice, RtosMutex[] mutexes, string name)
    {
        var steps = dice.Many(3, 8, () => (Mutex: dice.Between(0, 1), Before: dice.Between(0, 2500), Inside: dice.Between(1, 3500), Sleep: dice.Between(0, 3)));
        board.Task(name, dice.Between(1, 9), dice.Of(CoreAffinity.Core0, CoreAffinity.Any), async task =>
        {
            for (var n = 0; ; n++)
            {
                var step = steps[n % steps.Length];
                await task.Work(new Cycles(step.Before));
                await mutexes[step.Mutex].Take(Ticks.Forever);
                await task.Work(new Cycles(step.Inside));
                await task.Delay(new Ticks((uint)step.Sleep));
                await mutexes[step.Mutex].Give();
                await task.Delay(new Ticks((uint)step.Sleep));
            }
        });
    }

    // How many inherit at this moment.
    private static int Check(Device device, RtosMutex[] mutexes, int seed)
    {
        var tasks = device.Scheduler.AllTasks();
        var expected = tasks.ToDictionary(t => t, t => t.BasePriority);
        foreach (var mutex in mutexes)
        {
            if (mutex.HoldingTask is { } thief && tasks.Any(t => IsWokenAndNotBack(t, mutex)))
            {
                // On two cores the mutex can be taken before the woken task runs: it inherits again when that task waits again.
                expected.Remove(thief);
                continue;
            }

            for (var waiter = mutex.WaitingToReceive.Head; waiter is not null && mutex.HoldingTask is { } holder; waiter = mutex.WaitingToReceive.Next(waiter))
            {
                expected[holder] = Math.Max(expected[holder], waiter.Priority);
            }
        }

        foreach (var (task, priority) in expected)
        {
            Assert.AreEqual(priority, task.Priority, $"seed {seed}, cycle {device.Now}: the priority of {task}");
        }

        return expected.Count(p => p.Value > p.Key.BasePriority);
    }

    private static bool IsWokenAndNotBack(Tcb task, RtosMutex mutex) =>
        task.Call.Progress == CallProgress.Waiting && task.Call.Operation == mutex.TakeCall && !task.IsInEventList;
}
