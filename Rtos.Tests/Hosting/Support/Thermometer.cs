using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>Prints its readings, and answers commands. This file is on the page about hosting.</summary>
internal sealed class Thermometer : IDeviceProgram
{
    public void Load(Device device)
    {
        var readings = device.CreateQueue<int>("readings", length: 4);
        var commands = device.CreateQueue<string>("commands", length: 4);
        var presses = 0;
        device.Host.OnInterrupt("button", CoreId.Core0, isr => presses++);
        device.Host.OnConsole(CoreId.Core0, (isr, line) => isr.SendFromISR(commands, line));
        device.CreateTask("logger", priority: 5, stackBytes: 4096, CoreAffinity.Core0, async task =>
        {
            for (; ; )
            {
                var celsius = await readings.Receive(Ticks.Forever);
                await task.Work(device.Clock.Milliseconds(2));
                device.Host.Console.WriteLine($"{celsius.Value} degrees");
                if (celsius.Value > 40)
                {
                    device.Host.Post("alarm", "too hot");
                }
            }
        });
        device.CreateTask("shell", priority: 3, stackBytes: 4096, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                var command = await commands.Receive(Ticks.Forever);
                device.Host.Console.WriteLine($"{command.Value}: {presses} presses");
            }
        });
    }
}
