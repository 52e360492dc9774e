using System.Diagnostics;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Bench;

/// <summary>What a task and a device cost in memory, and how long a million tasks take to come up.</summary>
internal static class MemoryFigures
{
    private const int TasksOfADevice = 10;
    private const double SecondsOfIdling = 60;

    internal static IEnumerable<FigureRow> Measure(Extent extent)
    {
        // Once before, small: what is compiled and set up on first use is not a task's.
        SleepingTasks(1_000);
        IdleDevices(10);
        foreach (var row in SleepingTasks(extent.Most).Concat(IdleDevices(extent.IdleDevices)))
        {
            yield return row;
        }
    }

    private static IReadOnlyList<FigureRow> SleepingTasks(int count)
    {
        var device = BenchDevice.Create(KernelKind.FreeRtos);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            device.CreateTask("sleeper", 5, BenchDevice.StackBytes, CoreAffinity.Core0, Sleep);
        }

        // What the tasks allocate when they first run are the frames of their methods: the user's state, and what every
        // async method has.
        var created = GC.GetAllocatedBytesForCurrentThread();
        device.RunFor(device.Clock.CyclesPerTick);
        var frame = (GC.GetAllocatedBytesForCurrentThread() - created) / (double)count;
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        GC.KeepAlive(device);
        var isFull = count == 1_000_000;
        return
        [
            FigureRow.AtMost(
                $"a sleeping task of {count:n0}: its record, its handle, its place in lists and tables",
                Math.Round(bytes - frame),
                "B",
                Targets.BytesPerSleepingTask),
            FigureRow.AtMost("the frame of its method, which keeps the user's state", frame, "B", null),
            FigureRow.AtMost($"{count:n0} tasks created and first run, by the clock", seconds, "s", isFull ? Targets.SecondsForAMillionTasks : null),
        ];
    }

    private static IReadOnlyList<FigureRow> IdleDevices(int count)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var devices = new Device[count];
        for (var i = 0; i < count; i++)
        {
            devices[i] = BenchDevice.Create(KernelKind.FreeRtos);
            for (var task = 0; task < TasksOfADevice; task++)
            {
                devices[i].CreateTask("sleeper", 5, BenchDevice.StackBytes, CoreAffinity.Core0, Sleep);
            }

            devices[i].RunFor(devices[i].Clock.CyclesPerTick);
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        var idling = Sample.Of(() => Array.ForEach(devices, d => d.RunFor(TimeSpan.FromSeconds(SecondsOfIdling))));
        return
        [
            FigureRow.AtMost($"an idle device of {count:n0} with {TasksOfADevice} tasks", bytes / 1024, "KiB", Targets.KibibytesPerIdleDevice),
            FigureRow.AtMost("a virtual minute of such a device, CPU", idling.CpuNanoseconds / count / 1000, "us", null),
        ];
    }

    // No state of its own: what a task costs here is the kernel's, and the frame that every async method has.
    private static async Routine Sleep(RtosTask task)
    {
        for (; ; )
        {
            await task.Delay(new Ticks(1_000_000_000));
        }
    }
}
