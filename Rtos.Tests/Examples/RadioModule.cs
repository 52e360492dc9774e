// <module>
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Tasks;
using Rtos.Thread;

namespace Rtos.Tests.Examples;

/// <summary>A radio for scripts: a packet comes every 100 ms.</summary>
internal static class RadioModule
{
    internal static void Build(ScriptModule radio)
    {
        var device = radio.Device;
        var packets = device.CreateQueue<int>("packets", length: 4);

        // The driver: a task in C#, as the firmware of a board has one.
        device.CreateTask("radio", 10, 2048, CoreAffinity.Core0, async task =>
        {
            for (var number = 1; ; number++)
            {
                await task.Delay(device.Clock.MillisecondsToTicks(100));
                await packets.Send(number, Ticks.None);
            }
        });

        radio.Constant("CHANNELS", 14);

        // Returns at once.
        radio.Function("tune", "channel, [power=]", call =>
        {
            var channel = call.Int(0, least: 1, most: 14);
            var power = call.Has(1) ? call.Float(1) : 20;
            return $"channel {channel}, {power} dBm";
        });

        // May wait: the other threads of the script run meanwhile.
        radio.Function("receive", "[timeout_ms=]", async call =>
        {
            var timeout = call.Has(0) ? device.Clock.MillisecondsToTicks(call.Int(0, 0, 60_000)) : Ticks.Forever;
            var packet = await packets.Receive(timeout);
            return packet.HasValue ? packet.Value : throw new PyException("OSError", "no packet");
        });

        // Each Meter of the script is an object of the class below.
        radio.Type("Meter", "[name=]", call => new Meter { Name = call.Has(0) ? call.Text(0) : "meter" })
            .Method("add", "packet", (meter, call) => meter.Sum += call.Int(0))
            .Method("read", "", (meter, call) => PyValue.Tuple(meter.Name, meter.Sum));
    }

    private sealed class Meter
    {
        internal required string Name { get; init; }

        internal long Sum { get; set; }
    }
}
// </module>
