using Rtos.Core;
using Rtos.Tasks;

namespace InterruptLatency;

/// <summary>How long does a task that an interrupt notifies wait for its core while another task holds back switches?</summary>
public static class Program
{
    /// <summary>Runs the example on the console.</summary>
    public static void Main() => Run(Console.Out);

    /// <summary>Runs the example: once with the handler pinned to the busy core, once free to run on either.</summary>
    /// <param name="output">Where it writes.</param>
    public static void Run(TextWriter output)
    {
        output.WriteLine($"pinned to core 0: {Measure(CoreAffinity.Core0).TotalMicroseconds} us");
        output.WriteLine($"on any core:      {Measure(CoreAffinity.Any).TotalMicroseconds} us");
        output.WriteLine($"after a slow interrupt: {MeasureSlowInterrupt().TotalMicroseconds} us");
    }

    /// <summary>The longest time from the interrupt to its handler.</summary>
    /// <param name="affinity">The cores that the handler may run on.</param>
    public static TimeSpan Measure(CoreAffinity affinity)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "interrupt latency"));
        var longest = Cycles.Zero;
        var raised = Instant.Start;

        var handler = device.CreateTask("handler", priority: 10, stackBytes: 2048, affinity, async task =>
        {
            for (; ; )
            {
                await task.NotifyTake(clearOnExit: true, Ticks.Forever);
                var latency = device.Now - raised;
                longest = latency > longest ? latency : longest;
                await task.Work(device.Clock.Microseconds(20));
            }
        });

        // <flash>
        device.CreateTask("flash", priority: 2, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                await task.SuspendAll();
                await task.Work(device.Clock.Microseconds(700));        // nobody may switch core 0 meanwhile
                await task.ResumeAll();
                await task.Delay(new Ticks(3));
            }
        });

        for (var n = 1; n <= 100; n++)
        {
            device.RaiseInterruptAt(device.Clock.At(microseconds: n * 1130), CoreId.Core0, isr =>
            {
                raised = isr.Now;
                isr.NotifyGiveFromISR(handler);
            });
        }
        // </flash>

        device.RunFor(TimeSpan.FromSeconds(1));
        return device.Clock.ToTimeSpan(longest);
    }

    /// <summary>The time from an interrupt whose code takes 15 us to the task that it wakes.</summary>
    public static TimeSpan MeasureSlowInterrupt()
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "interrupt latency"));
        var woken = Instant.Start;
        var reader = device.CreateTask("reader", priority: 10, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await task.NotifyTake(clearOnExit: true, Ticks.Forever);
            woken = device.Now;
        });

        // <work>
        device.RaiseInterruptAt(device.Clock.At(microseconds: 50), CoreId.Core0, async isr =>
        {
            await isr.Work(device.Clock.Microseconds(12));              // reads the sensor
            isr.NotifyGiveFromISR(reader);
            await isr.Work(device.Clock.Microseconds(3));
        }, level: 2);
        // </work>

        device.RunFor(TimeSpan.FromMilliseconds(1));
        return device.Clock.ToTimeSpan(woken - device.Clock.At(microseconds: 50));
    }
}
