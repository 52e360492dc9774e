using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>Queue sets.</summary>
internal static class QueueSets
{
    // <queue-sets>
    internal static void Run(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "queue sets"));
        var keys = device.CreateQueue<char>("keys", length: 4);
        var packets = device.CreateQueue<int>("packets", length: 2);
        var alarm = device.CreateBinarySemaphore("alarm");
        // As long as its members have places together: 4 + 2 + 1.
        var inputs = device.CreateQueueSet("inputs", length: 7, keys, packets, alarm);

        device.CreateTask("main", priority: 3, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            while (await inputs.Select(new Ticks(20)) is { } member)
            {
                if (member == keys)
                {
                    output.WriteLine($"tick {device.TickCount}: key {(await keys.Receive(Ticks.None)).Value}");
                }
                else if (member == packets)
                {
                    output.WriteLine($"tick {device.TickCount}: packet {(await packets.Receive(Ticks.None)).Value}");
                }
                else
                {
                    await alarm.Take(Ticks.None);
                    output.WriteLine($"tick {device.TickCount}: alarm");
                }
            }

            output.WriteLine($"tick {device.TickCount}: nothing for 20 ticks");
        });
        device.CreateTask("radio", priority: 4, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(2));
            await packets.Send(17, Ticks.None);
            await packets.Send(18, Ticks.None);
        });
        device.RaiseInterruptAt(device.Clock.At(milliseconds: 1), CoreId.Core0, isr => isr.SendFromISR(keys, 'x'));
        device.RaiseInterruptAt(device.Clock.At(milliseconds: 5), CoreId.Core1, isr => isr.GiveFromISR(alarm));
        device.RunFor(TimeSpan.FromMilliseconds(50));
    }

    // </queue-sets>

    internal static void Cost(TextWriter output)
    {
        Measure.Cost(output, "queue set for 1 event", d => d.CreateQueueSet("inputs", 1));
        Measure.Cost(output, "queue set for 7 events", d => d.CreateQueueSet("inputs", 7));
    }

    // <queue-sets-mistakes>
    internal static void Mistakes(TextWriter output)
    {
        Measure.Mistake(output, "a set that is too short", device =>
        {
            var keys = device.CreateQueue<int>("keys", length: 4);
            device.CreateQueueSet("inputs", length: 3, keys);
            return async task =>
            {
                for (var n = 0; n < 4; n++)
                {
                    await keys.Send(n, Ticks.None);
                }
            };
        });
        Measure.Mistake(output, "reading a member without selecting it", device =>
        {
            var keys = device.CreateQueue<int>("keys", length: 4);
            var inputs = device.CreateQueueSet("inputs", length: 4, keys);
            return async task =>
            {
                await keys.Send(1, Ticks.None);
                await keys.Receive(Ticks.None);
                var member = await inputs.Select(Ticks.None);
                output.WriteLine($"  selected {member?.Name}, which has a value: {(await keys.Receive(Ticks.None)).HasValue}");
            };
        });
        Measure.Report(output, "a member that is not empty", () =>
        {
            var device = new Device(MenuConfig.Default);
            device.CreateQueueSet("inputs", 1, device.CreateBinarySemaphore("alarm", given: true));
        });
        Measure.Mistake(output, "deleting a member", device =>
        {
            var keys = device.CreateQueue<int>("keys", length: 4);
            device.CreateQueueSet("inputs", length: 4, keys);
            return async task => await keys.Delete();
        });
    }

    // </queue-sets-mistakes>
}
