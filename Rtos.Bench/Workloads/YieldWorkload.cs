using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>W1: tasks of one priority give way to each other, so many times each.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="tasks">How many; two in W1 itself.</param>
/// <param name="timedSize">The yields of each task to be timed.</param>
internal sealed class YieldWorkload(string name = "W1", int tasks = 2, int timedSize = 10_000_000) : Workload(name, "yield")
{
    private const int WatchedSize = 10_000;

    internal override int SmallSize => 20_000;

    internal override int TimedSize => timedSize;

    internal override IReadOnlyList<ExpectedOutcome> Expected { get; } =
    [
        new(200_000, new Outcome(400_000), Origin.Definition),
        new(8_000_000, new Outcome(16_000_000), Origin.Definition, Full: true),
    ];

    internal override Outcome Run(int size) => Run(size, null);

    /// <summary>That each yield is a switch is seen in a short run: the watcher would cost more than the yield.</summary>
    internal override Outcome Check(int size)
    {
        var counter = new SwitchCounter();
        Run(WatchedSize, counter);
        return counter.Switches == 2 * WatchedSize ? Run(size) : new Outcome(-1, $"{counter.Switches} switches in {2 * WatchedSize} yields");
    }

    private Outcome Run(int size, TraceSink? watcher)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        if (watcher is not null)
        {
            device.AddTraceSink(watcher);
        }

        var yields = 0L;
        for (var number = 0; number < tasks; number++)
        {
            device.CreateTask("yielder", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                var i = 0;
                for (; i < size; i++)
                {
                    await task.Yield();
                }

                yields += i;
            });
        }

        device.RunFor(device.Clock.CyclesPerTick);
        return new Outcome(yields);
    }

    // Counts switches to them up to the end of one of them; the first is not from one to another.
    private sealed class SwitchCounter : TraceSink
    {
        private bool _hasEnded;

        internal long Switches { get; private set; } = -1;

        public override void Write(in TraceEvent happened)
        {
            if (happened.Kind == TraceEventKind.Switch && !_hasEnded && happened.Name == "yielder")
            {
                Switches++;
            }

            _hasEnded |= happened.Kind == TraceEventKind.TaskEnd;
        }
    }
}
