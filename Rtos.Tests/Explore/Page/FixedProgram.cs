using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Explore.Page;

/// <summary>The same program without its race.</summary>
internal static class FixedProgram
{
    internal sealed class Workers
    {
        private readonly RtosQueue<int> _jobs;

        internal Workers(Device device)
        {
            _jobs = device.CreateQueue<int>("jobs", length: 5);
            for (var job = 0; job < 5; job++)
            {
                _ = _jobs.Send(job, Ticks.None).Result;
            }

            device.CreateTask("left", priority: 5, stackBytes: 3072, CoreAffinity.Core0, task => Run(task, device.Clock.Microseconds(1000)));
            device.CreateTask("right", priority: 5, stackBytes: 3072, CoreAffinity.Core1, task => Run(task, device.Clock.Microseconds(1350)));
        }

        internal int Ended { get; private set; }

        private async Routine Run(RtosTask task, Cycles time)
        {
            while ((await _jobs.Receive(Ticks.None)).HasValue)
            {
                await task.Work(time);
            }

            Ended++;
        }
    }
}
