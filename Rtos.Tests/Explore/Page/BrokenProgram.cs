using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Explore.Page;

/// <summary>The first program of docs/explore.md.</summary>
internal static class BrokenProgram
{
    // <workers>
    internal sealed class Workers
    {
        internal Workers(Device device)
        {
            var jobs = device.CreateQueue<int>("jobs", length: 5);
            for (var job = 0; job < 5; job++)
            {
                _ = jobs.Send(job, Ticks.None).Result;
            }

            Start("left", CoreAffinity.Core0, device.Clock.Microseconds(1000));
            Start("right", CoreAffinity.Core1, device.Clock.Microseconds(1350));

            void Start(string name, CoreAffinity core, Cycles time) =>
                device.CreateTask(name, priority: 5, stackBytes: 3072, core, async task =>
                {
                    while (await jobs.MessagesWaiting() > 0)
                    {
                        await jobs.Receive(Ticks.Forever);
                        await task.Work(time);
                    }

                    Ended++;
                });
        }

        internal int Ended { get; private set; }
    }

    // </workers>
}
