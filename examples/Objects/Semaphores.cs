using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>Binary and counting semaphores.</summary>
internal static class Semaphores
{
    // <semaphores>
    internal static void Run(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "semaphores"));
        var pressed = device.CreateBinarySemaphore("pressed");
        var channels = device.CreateCountingSemaphore("channels", maximum: 2, initial: 2);

        // A button: the interrupt gives, the task takes. Two presses before it looks count once.
        device.CreateTask("button", priority: 6, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            while (await pressed.Take(new Ticks(10)))
            {
                output.WriteLine($"tick {device.TickCount}: button");
                await task.Work(device.Clock.Milliseconds(2));
            }

            output.WriteLine($"tick {device.TickCount}: no press for 10 ticks");
        });
        foreach (var milliseconds in (long[])[1, 2, 2, 4])
        {
            device.RaiseInterruptAt(
                device.Clock.At(milliseconds, microseconds: 500), CoreId.Core0, isr => isr.GiveFromISR(pressed));
        }

        // Three transfers, two DMA channels: the third waits until one is given back.
        foreach (var name in (string[])["adc", "spi", "i2s"])
        {
            device.CreateTask(name, priority: 4, stackBytes: 3072, CoreAffinity.Core1, async task =>
            {
                await channels.Take(Ticks.Forever);
                output.WriteLine($"tick {device.TickCount}: {name} has a channel, {channels.Count} left");
                await task.Delay(new Ticks(5));
                await channels.Give();
            });
        }

        device.RunFor(TimeSpan.FromMilliseconds(20));
    }

    // </semaphores>

    internal static void Cost(TextWriter output)
    {
        Measure.Cost(output, "binary semaphore", d => d.CreateBinarySemaphore("s"));
        Measure.Cost(output, "counting semaphore, up to 1000", d => d.CreateCountingSemaphore("s", 1000, 0));
        Measure.Cost(output, "the same, ObjectMemory.Static", d => d.CreateBinarySemaphore("s", memory: ObjectMemory.Static));
    }

    // <semaphores-mistakes>
    internal static void Mistakes(TextWriter output)
    {
        Measure.Mistake(output, "a call without await", device =>
        {
            var ready = device.CreateBinarySemaphore("ready", given: true);
            return async task =>
            {
                _ = ready.Take(Ticks.Forever);
                await task.Delay(new Ticks(1));
            };
        });
        Measure.Mistake(output, "a task's call in an interrupt", device =>
        {
            var ready = device.CreateBinarySemaphore("ready");
            device.RaiseInterruptAt(device.Clock.At(milliseconds: 1), CoreId.Core0, _ => ready.Give());
            return async task => await ready.Take(Ticks.Forever);
        });
        Measure.Mistake(output, "waiting while the scheduler is suspended", device =>
        {
            var ready = device.CreateBinarySemaphore("ready");
            return async task =>
            {
                await task.SuspendAll();
                await ready.Take(Ticks.Forever);
            };
        });
        Measure.Mistake(output, "deleting a semaphore that a task waits for", device =>
        {
            var ready = device.CreateBinarySemaphore("ready");
            device.CreateTask("reader", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async _ => await ready.Take(Ticks.Forever));
            return async task => await ready.Delete();
        });
        Measure.Report(output, "a count that starts above its maximum", () =>
            new Device(MenuConfig.Default).CreateCountingSemaphore("slots", maximum: 2, initial: 3));
    }

    // </semaphores-mistakes>
}
