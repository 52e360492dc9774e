using Rtos.Core;
using Rtos.Tasks;

namespace SensorPipeline;

/// <summary>A sensor task on one core fills a queue, a logger task on the other empties it; ten virtual seconds.</summary>
public static class Program
{
    private const int Samples = 1000;

    /// <summary>Runs the example on the console.</summary>
    public static void Main() => Run(Console.Out);

    /// <summary>Runs the example.</summary>
    /// <param name="output">Where it writes.</param>
    public static void Run(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "sensor pipeline"));
        var samples = device.CreateQueue<int>("samples", length: 8);
        var sum = 0L;

        device.CreateTask("sensor", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            var wake = new WakeTime(device.TickCount);
            for (var n = 1; n <= Samples; n++)
            {
                await task.Work(device.Clock.Microseconds(350));        // read the sensor
                await samples.Send(n, Ticks.Forever);
                await task.DelayUntil(wake, new Ticks(10));
            }
        });

        device.CreateTask("logger", priority: 3, stackBytes: 4096, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                var sample = await samples.Receive(Ticks.Forever);
                await task.Work(device.Clock.Milliseconds(2));          // write it down
                sum += sample.Value;
            }
        });

        device.RunFor(TimeSpan.FromSeconds(11));
        output.WriteLine($"{Samples} samples, sum {sum}");
        output.Write(device.Report);
    }
}
