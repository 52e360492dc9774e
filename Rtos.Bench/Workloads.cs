using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>Four workloads on FreeRTOS with one core. Each runs its tasks, all of priority 5, to their ends and returns what it counted.</summary>
internal static class Workloads
{
    private const ulong DigestStart = 1469598103934665603;
    private const ulong DigestPrime = 1099511628211;

    /// <summary>W1: two tasks give way to each other, n times each. Counts the switches between them: 2n.</summary>
    internal static long Yield(int n)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var counter = new SwitchCounter();
        device.AddTraceSink(counter);
        foreach (var name in new[] { "A", "B" })
        {
            device.CreateTask(name, 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (var i = 0; i < n; i++)
                {
                    await task.Yield();
                }
            });
        }

        device.RunFor(device.Clock.CyclesPerTick);
        return counter.Switches;
    }

    /// <summary>W2: two tasks notify each other in turn, n rounds. Counts the rounds that both have seen.</summary>
    internal static long NotifyRoundTrip(int n)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var rounds = (A: 0L, B: 0L);
        RtosTask? b = null;
        var a = device.CreateTask("A", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < n; i++)
            {
                await b!.NotifyGive();
                rounds.A += await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            }
        });
        b = device.CreateTask("B", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < n; i++)
            {
                rounds.B += await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                await a.NotifyGive();
            }
        });
        device.RunFor(device.Clock.CyclesPerTick);
        return Math.Min(rounds.A, rounds.B);
    }

    /// <summary>W3: a number goes to the other task and back through two queues of one place, and grows by one each time, n rounds. Returns the number.</summary>
    internal static long QueueRoundTrip(int n)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var there = device.CreateQueue<int>("there", length: 1);
        var back = device.CreateQueue<int>("back", length: 1);
        var v = 0;
        device.CreateTask("A", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < n; i++)
            {
                await there.Send(v, Ticks.Forever);
                v = (await back.Receive(Ticks.Forever)).Value + 1;
            }
        });
        device.CreateTask("B", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
        {
            for (var i = 0; i < n; i++)
            {
                await back.Send((await there.Receive(Ticks.Forever)).Value, Ticks.Forever);
            }
        });
        device.RunFor(device.Clock.CyclesPerTick);
        return v;
    }

    /// <summary>
    /// W4: four producers fill a queue of 16 places, four consumers empty it, n/4 items each. Returns a digest of who
    /// received what, in order: for each item the digest is xored with the item, moved left by 20 bits, xored with the
    /// consumer's number, and multiplied by a prime.
    /// </summary>
    internal static ulong ProducersAndConsumers(int n)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var queue = device.CreateQueue<int>("q", length: 16);
        var digest = DigestStart;
        for (var number = 0; number < 4; number++)
        {
            var p = number;
            device.CreateTask($"producer{p}", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (var i = 0; i < n / 4; i++)
                {
                    await queue.Send((i * 4) + p, Ticks.Forever);
                }
            });
        }

        for (var number = 0; number < 4; number++)
        {
            var c = (ulong)number;
            device.CreateTask($"consumer{c}", 5, BenchDevice.StackBytes, CoreAffinity.Core0, async task =>
            {
                for (var i = 0; i < n / 4; i++)
                {
                    var item = (ulong)(await queue.Receive(Ticks.Forever)).Value;
                    digest = unchecked((digest ^ (item << 20) ^ c) * DigestPrime);
                }
            });
        }

        device.RunFor(device.Clock.CyclesPerTick);
        return digest;
    }

    // Counts switches to A and B up to the end of one of them; their first is not from the one to the other.
    private sealed class SwitchCounter : TraceSink
    {
        private long _switched = -1;
        private bool _hasEnded;

        internal long Switches => _switched;

        public override void Switched(Instant time, CoreId core, string task)
        {
            if (!_hasEnded && task is ("A" or "B"))
            {
                _switched++;
            }
        }

        public override void TaskEnded(Instant time, CoreId core, string task) => _hasEnded = true;
    }
}
