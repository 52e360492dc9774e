using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>Event groups.</summary>
internal static class EventGroups
{
    // <event-groups>
    internal static void Run(TextWriter output)
    {
        const uint Wifi = 1, Time = 2, Card = 4;
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "event groups"));
        var ready = device.CreateEventGroup("ready");

        device.CreateTask("upload", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            await ready.WaitBits(Wifi | Time, clearOnExit: false, all: true, Ticks.Forever);
            output.WriteLine($"tick {device.TickCount}: upload has network and time");
        });
        device.CreateTask("screen", priority: 3, stackBytes: 3072, CoreAffinity.Core1, async task =>
        {
            for (var n = 0; n < 2; n++)
            {
                var bits = await ready.WaitBits(Wifi | Card, clearOnExit: true, all: false, new Ticks(8));
                output.WriteLine($"tick {device.TickCount}: screen sees 0x{bits:x}{((bits & (Wifi | Card)) == 0 ? ", timed out" : "")}");
            }
        });
        device.CreateTask("main", priority: 1, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(2));
            await ready.SetBits(Time);
            await task.Delay(new Ticks(1));
            var left = await ready.SetBits(Wifi);
            output.WriteLine($"tick {device.TickCount}: main set 0x1, left is 0x{left:x}");
        });

        // From an interrupt the bits are set by the timer service task, a little later.
        device.RaiseInterruptAt(device.Clock.At(milliseconds: 20), CoreId.Core0, isr =>
        {
            var posted = isr.SetBitsFromISR(ready, Card);
            output.WriteLine($"tick {device.TickCount}: posted {posted}, the bits still are 0x{isr.GetBitsFromISR(ready):x}");
        });
        device.RunFor(TimeSpan.FromMilliseconds(30));
        output.WriteLine($"in the end 0x{ready.Bits:x}");
    }

    // </event-groups>

    // <event-groups-sync>
    internal static void Sync(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "sync"));
        var meeting = device.CreateEventGroup("meeting");
        for (var n = 0; n < 3; n++)
        {
            var mine = 1U << n;
            var takes = new Ticks((uint)(n * 3) + 1);
            device.CreateTask($"part{n}", priority: 3, stackBytes: 3072, CoreAffinity.Core0, async task =>
            {
                await task.Delay(takes);
                output.WriteLine($"tick {device.TickCount}: {task.Name} is there");
                await meeting.Sync(set: mine, waitFor: 0b111, Ticks.Forever);
                output.WriteLine($"tick {device.TickCount}: {task.Name} goes on");
            });
        }

        device.RunFor(TimeSpan.FromMilliseconds(20));
        output.WriteLine($"in the end 0x{meeting.Bits:x}");
    }

    // </event-groups-sync>

    internal static void Cost(TextWriter output) =>
        Measure.Cost(output, "event group", d => d.CreateEventGroup("ready"));

    // <event-groups-mistakes>
    internal static void Mistakes(TextWriter output)
    {
        Measure.Mistake(output, "a bit that is the kernel's", device =>
        {
            var ready = device.CreateEventGroup("ready");
            return async task => await ready.SetBits(1U << 24);
        });
        Measure.Mistake(output, "waiting for no bit", device =>
        {
            var ready = device.CreateEventGroup("ready");
            return async task => await ready.WaitBits(0, clearOnExit: false, all: true, Ticks.Forever);
        });
        Measure.Mistake(output, "taking the result for a success", device =>
        {
            var ready = device.CreateEventGroup("ready");
            return async task =>
            {
                await ready.SetBits(2);
                var bits = await ready.WaitBits(3, clearOnExit: true, all: true, new Ticks(5));
                output.WriteLine($"  waited for 0x3, got 0x{bits:x}: not 0, but timed out, and nothing was cleared: 0x{ready.Bits:x}");
            };
        });
        Measure.Mistake(output, "deleting a group that a task waits for, and using it then", device =>
        {
            var ready = device.CreateEventGroup("ready");
            device.CreateTask("upload", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async _ =>
                output.WriteLine($"  upload was released with 0x{await ready.WaitBits(1, false, true, Ticks.Forever):x}"));
            return async task =>
            {
                await task.Delay(new Ticks(1));
                await ready.Delete();
                await ready.GetBits();
            };
        });
    }

    // </event-groups-mistakes>
}
