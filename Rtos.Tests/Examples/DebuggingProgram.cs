using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Examples;

/// <summary>The program of docs/debugging.md: two tasks that want a bus, and one of them fails.</summary>
internal static class DebuggingProgram
{
    // <program>
    internal static void Run(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "debugging"));
        device.RecordTrace();
        var bus = device.CreateMutex("bus");
        device.CreateTask("sensor", priority: 5, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await bus.Take(Ticks.Forever);
            await task.Work(device.Clock.Microseconds(300));
            Print(task, "the bus is mine");
            output.Write(device.Report);
            await task.Delay(new Ticks(1));
            throw new FormatException("bad frame");
        });
        device.CreateTask("display", priority: 3, stackBytes: 4096, CoreAffinity.Any, async task =>
        {
            await bus.Take(new Ticks(500));
        });

        try
        {
            device.RunFor(TimeSpan.FromSeconds(1));
        }
        catch (DevicePanicException panic)
        {
            output.WriteLine(panic.Message);
            output.Write(device.Trace.Tail(3));
        }

        void Print(RtosTask task, string text)
        {
            var now = device.Clock.ToTimeSpan(device.Now - Instant.Start);
            output.WriteLine(FormattableString.Invariant($"{now.TotalMilliseconds} ms {task.Name}: {text}"));
        }
    }
    // </program>
}
