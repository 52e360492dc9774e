using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>Five tasks on two cores with a queue, a mutex and a notification: the program with which the schedule search is timed.</summary>
internal static class FiveTasks
{
    private const int Rounds = 3;

    internal static void Start(Device device)
    {
        var values = device.CreateQueue<int>("values", 2);
        var bus = device.CreateMutex("bus");
        var display = device.CreateTask("display", priority: 2, stackBytes: 3072, CoreAffinity.Core1, async task =>
        {
            for (var n = 0; n < Rounds; n++)
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await task.Work(new Cycles(2_000));
            }
        });
        device.CreateTask("control", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            for (var n = 0; n < 2 * Rounds; n++)
            {
                await values.Receive(Ticks.Forever);
                if (n % 2 == 1)
                {
                    await display.NotifyGive();
                }
            }
        });
        for (var sensor = 0; sensor < 2; sensor++)
        {
            device.CreateTask($"sensor{sensor}", priority: 4, stackBytes: 3072, sensor == 0 ? CoreAffinity.Core0 : CoreAffinity.Core1, async task =>
            {
                for (var n = 0; n < Rounds; n++)
                {
                    await bus.Take(Ticks.Forever);
                    await task.Work(new Cycles(5_000));
                    await bus.Give();
                    await values.Send(n, Ticks.Forever);
                    await task.Delay(new Ticks(1));
                }
            });
        }

        device.CreateTask("log", priority: 1, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            for (var n = 0; n < Rounds; n++)
            {
                await bus.Take(Ticks.Forever);
                await task.Work(new Cycles(1_000));
                await bus.Give();
                await task.Delay(new Ticks(1));
            }
        });
    }
}
