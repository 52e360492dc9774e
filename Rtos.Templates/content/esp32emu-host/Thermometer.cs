namespace Esp32._1;

// Inside the namespace, so that the project may have the name of a type.
using System;
using Rtos.Core;
using Rtos.Tasks;

/// <summary>The program of the device: a task that smooths readings and prints the mean.</summary>
internal static class Thermometer
{
    internal static void Load(Device device)
    {
        var readings = device.CreateQueue<int>("readings", length: 4);
        device.CreateTask("smooth", priority: 5, stackBytes: 4096, CoreAffinity.Core0, async task =>
        {
            for (var mean = 20.0; ;)
            {
                var celsius = (await readings.Receive(Ticks.Forever)).Value;
                await task.Work(device.Clock.Microseconds(350));
                mean += (celsius - mean) / 4;
                device.Host.Console.WriteLine(FormattableString.Invariant($"{celsius} read, mean {mean:0.00}"));
            }
        });
    }
}
