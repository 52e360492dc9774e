using System.Text;
using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>Stream, message and batching buffers.</summary>
internal static class StreamBuffers
{
    // <stream-buffers>
    internal static void Run(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "stream buffers"));
        var uart = device.CreateStreamBuffer("uart", size: 32, triggerLevel: 4);

        device.CreateTask("parser", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            var buffer = new byte[16];
            for (; ; )
            {
                var count = await uart.Receive(buffer, new Ticks(10));
                output.WriteLine($"tick {device.TickCount}: {count} bytes \"{Encoding.ASCII.GetString(buffer, 0, count)}\"");
                if (count == 0)
                {
                    return;
                }
            }
        });

        // A byte a millisecond. The parser wakes with the 4th; what comes alone waits for its timeout.
        var text = "hello!";
        for (var n = 0; n < text.Length; n++)
        {
            var letter = (byte)text[n];
            device.RaiseInterruptAt(device.Clock.At(milliseconds: n + 1), CoreId.Core0, isr => isr.StreamSendFromISR(uart, [letter]));
        }

        device.RunFor(TimeSpan.FromMilliseconds(40));
    }

    // </stream-buffers>

    // <message-buffers>
    internal static void Messages(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "message buffers"));
        var lines = device.CreateMessageBuffer("lines", size: 32);

        device.CreateTask("writer", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            foreach (var line in (string[])["temperature 21", "humidity 40", "wind"])
            {
                var sent = await lines.Send(Encoding.ASCII.GetBytes(line), Ticks.Forever);
                output.WriteLine($"tick {device.TickCount}: sent {sent} bytes, room for {await lines.SpacesAvailable()}");
            }

            output.WriteLine($"never fits: {await lines.Send(new byte[29], Ticks.Forever)}");
        });
        device.CreateTask("reader", priority: 3, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            await task.Delay(new Ticks(2));
            var buffer = new byte[16];
            output.WriteLine($"too small for it: {await lines.Receive(buffer.AsMemory(0, 8), Ticks.None)}, next has {await lines.NextMessageLength()}");
            for (var n = 0; n < 3; n++)
            {
                var count = await lines.Receive(buffer, Ticks.Forever);
                output.WriteLine($"tick {device.TickCount}: \"{Encoding.ASCII.GetString(buffer, 0, count)}\"");
            }
        });
        device.RunFor(TimeSpan.FromMilliseconds(20));
    }

    // </message-buffers>

    // <batching-buffers>
    internal static void Batching(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000, "ESP32EMU_KERNEL": "freertos" }""", "batching"));
        var samples = device.CreateStreamBatchingBuffer("samples", size: 32, triggerLevel: 4);

        device.CreateTask("filter", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            var buffer = new byte[16];
            for (var n = 0; n < 2; n++)
            {
                var count = await samples.Receive(buffer, new Ticks(20));
                output.WriteLine($"tick {device.TickCount}: {count} bytes, {samples.Available} stay");
            }
        });
        device.CreateTask("adc", priority: 3, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            for (var n = 0; n < 7; n++)
            {
                await task.Delay(new Ticks(1));
                await samples.Send(new byte[1], Ticks.None);
            }
        });
        device.RunFor(TimeSpan.FromMilliseconds(40));
    }

    // </batching-buffers>

    internal static void Cost(TextWriter output)
    {
        Measure.Cost(output, "stream buffer of 64 bytes", d => d.CreateStreamBuffer("uart", 64));
        Measure.Cost(output, "message buffer of 64 bytes", d => d.CreateMessageBuffer("lines", 64));
        Measure.Cost(output, "the same, ObjectMemory.Static", d => d.CreateMessageBuffer("lines", 64, ObjectMemory.Static));
    }

    // <stream-buffers-mistakes>
    internal static void Mistakes(TextWriter output)
    {
        Measure.Mistake(output, "two readers", device =>
        {
            var uart = device.CreateStreamBuffer("uart", 16);
            device.CreateTask("parser", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async _ => await uart.Receive(new byte[4], Ticks.Forever));
            return async task => await uart.Receive(new byte[4], Ticks.Forever);
        });
        Measure.Mistake(output, "a notification at the same time", device =>
        {
            var uart = device.CreateStreamBuffer("uart", 16);
            var parser = device.CreateTask("parser", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async _ =>
                output.WriteLine($"  got {await uart.Receive(new byte[4], Ticks.Forever)} bytes after a wait without a limit, at tick {device.TickCount}"));
            return async task =>
            {
                await task.Delay(new Ticks(1));
                await parser.NotifyGive();
            };
        });
        Measure.Report(output, "a batching buffer in ESP-IDF's kernel", () =>
            new Device(MenuConfig.Default).CreateStreamBatchingBuffer("samples", 32, 8));
        Measure.Report(output, "a trigger level beyond the size", () =>
            new Device(MenuConfig.Default).CreateStreamBuffer("uart", size: 16, triggerLevel: 17));
    }

    // </stream-buffers-mistakes>
}
