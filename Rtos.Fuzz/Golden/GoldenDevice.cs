using System.Globalization;
using System.Text;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Correct devices, one for each kernel, whose trace and output must be the same to the byte after any program.</summary>
/// <remarks>Their tasks await through the same methods as the random programs: what those leave in a pool comes up here.</remarks>
internal static class GoldenDevice
{
    private const int Tasks = 4;
    private const int Rounds = 3;

    private static readonly DeviceConfiguration[] Kernels =
    [
        new() { CyclesPerTick = new Cycles(1000) },
        new() { Kernel = KernelKind.Smp, CyclesPerTick = new Cycles(1000) },
        new() { Kernel = KernelKind.FreeRtos, Cores = 1, CyclesPerTick = new Cycles(1000) },
        new() { Cores = 1, CyclesPerTick = new Cycles(1000) },
    ];

    private static readonly string[] Expected = [.. Kernels.Select(Run)];

    /// <summary>How many there are.</summary>
    internal static int Count => Kernels.Length;

    /// <summary>Runs each of them before anything else has run in the process.</summary>
    internal static void Prepare() => _ = Expected.Length;

    /// <summary>What a golden device gives: its trace and its output.</summary>
    internal static string Bytes(int which) => Expected[which];

    /// <summary>Runs a golden device; what is wrong with it, or null.</summary>
    internal static Complaint? Check(int which)
    {
        string actual;
        try
        {
            actual = Run(Kernels[which]);
        }
        catch (Exception e)
        {
            return new Complaint($"golden device: {e.GetType().Name}: {Judge.Normalized(e.Message)}", e.ToString());
        }

        return actual == Expected[which]
            ? null
            : new Complaint("golden device: other bytes", $"golden device {which}; expected:\n{Expected[which]}\nactual:\n{actual}");
    }

    private static string Run(DeviceConfiguration configuration)
    {
        var device = new Device(configuration);
        using var trace = new StringWriter(CultureInfo.InvariantCulture);
        device.AddTraceSink(new TextTraceSink(trace));
        var output = new StringBuilder();
        var things = new Things(
            device.CreateQueue<int>("q", 1), device.CreateBinarySemaphore("s"), device.CreateMutex("m"), device.CreateEventGroup("e"), output);
        for (var i = 0; i < Tasks; i++)
        {
            var number = i;
            device.CreateTask($"g{i}", 3 + (i % 2), 8192, CoreAffinity.Any, task => Body(task, number, things));
        }

        var timer = device.CreateTimer("t", new Ticks(2), autoReload: true, _ => Callback(output));
        device.RaiseInterruptAt(new Instant(2500), CoreId.Core0, isr =>
        {
            isr.GiveFromISR(things.Semaphore);
            isr.TimerStartFromISR(timer);
        });
        device.RunUntil(new Instant(15_000));
        return trace.ToString() + output;
    }

    private static async Routine Body(RtosTask task, int number, Things things)
    {
        for (var i = 0; i < Rounds; i++)
        {
            await Awaiting.Plain(task.Delay(new Ticks((uint)number + 1)));
            if (number % 2 == 0)
            {
                await Awaiting.Result(things.Queue.Send((10 * number) + i, new Ticks(3)));
            }
            else
            {
                var received = await Awaiting.Result(things.Queue.Receive(new Ticks(3)));
                things.Output.Append(CultureInfo.InvariantCulture, $"{task.Name} {received.HasValue} {received.ValueOrDefault};");
            }

            await Locked(task, things);
            await Awaiting.Result(things.Semaphore.Take(new Ticks(1)));
            await Awaiting.Result(things.Events.SetBits(1u << number));
            await Nested(task, 2);
        }

        things.Output.Append(CultureInfo.InvariantCulture, $"{task.Name} ends;");
    }

    private static async Routine Locked(RtosTask task, Things things)
    {
        await Awaiting.Result(things.Mutex.Take(Ticks.Forever));
        await Awaiting.Plain(task.Work(new Cycles(100)));
        await Awaiting.Result(things.Mutex.Give());
    }

    private static async Routine Nested(RtosTask task, int depth)
    {
        if (depth > 0)
        {
            await Nested(task, depth - 1);
            await Awaiting.Plain(task.Delay(new Ticks(1)));
        }
    }

    private static Routine Callback(StringBuilder output)
    {
        output.Append("timer;");
        return Routine.Completed;
    }

    private sealed record Things(RtosQueue<int> Queue, RtosSemaphore Semaphore, RtosMutex Mutex, RtosEventGroup Events, StringBuilder Output);
}
