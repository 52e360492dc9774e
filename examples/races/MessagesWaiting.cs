using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>Two workers on two cores share a queue of jobs, and end when it is empty.</summary>
internal sealed class MessagesWaiting : Race
{
    private const int Jobs = 5;

    internal static RaceEntry Entry { get; } = new(
        "messages-waiting",
        KernelKind.Idf,
        "both workers end",
        "A worker asks whether a job is waiting, and then receives it with an endless time-out.",
        "One job is left, both workers see it, and the slower one waits forever for another.",
        "Receive without a time-out, and end when there was nothing.",
        isFixed => new MessagesWaiting { IsFixed = isFixed });

    private int _ended;

    public override bool HoldsAtEnd => _ended == 2;

    public override void Start(Device device)
    {
        var jobs = device.CreateQueue<int>("jobs", Jobs);
        for (var job = 0; job < Jobs; job++)
        {
            _ = jobs.Send(job, Ticks.None).Result;
        }

        for (var core = 0; core < 2; core++)
        {
            var time = device.Clock.Microseconds(1000 + (350 * core));
            Task(device, $"worker{core}", 5, core == 0 ? CoreAffinity.Core0 : CoreAffinity.Core1, async task =>
            {
                while (IsFixed || await jobs.MessagesWaiting() > 0)
                {
                    var job = await jobs.Receive(IsFixed ? Ticks.None : Ticks.Forever);
                    if (!job.HasValue)
                    {
                        break;
                    }

                    await task.Work(time);
                }

                _ended++;
            });
        }
    }
}
