using Rtos.Core;
using Rtos.Tasks;

namespace HostedDevice;

/// <summary>Switches a lamp every half second of virtual time.</summary>
internal static class Blinker
{
    internal static void Load(Device device) =>
        device.CreateTask("blink", priority: 3, stackBytes: 2048, CoreAffinity.Any, async task =>
        {
            for (var isOn = true; ; isOn = !isOn)
            {
                device.Host.Console.WriteLine(isOn ? "on" : "off");
                await task.Delay(device.Clock.MillisecondsToTicks(500));
            }
        });
}
