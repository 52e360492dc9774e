using System.Security.Cryptography;
using System.Text;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Hosting;

/// <summary>Small programs for hosted devices.</summary>
internal static class Chips
{
    internal static DeviceConfiguration Idf { get; } = new() { CyclesPerTick = new Cycles(160_000) };

    /// <summary>Two tasks on two cores that work, wait and hand items over, differently for each seed.</summary>
    internal static Action<Device> Busy(int seed, Action<Device>? also = null) => device =>
    {
        also?.Invoke(device);
        var queue = device.CreateQueue<int>("items", 4);
        var chance = new Random(seed);
        device.CreateTask("maker", 5, 4096, CoreAffinity.Core0, async task =>
        {
            for (var n = 0; ; n++)
            {
                await task.Work(new Cycles(chance.Next(1, 50_000)));
                await queue.Send(n, Ticks.Forever);
                await task.Delay(new Ticks((uint)chance.Next(1, 40)));
            }
        });
        device.CreateTask("taker", 3, 4096, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                var item = await queue.Receive(new Ticks(25));
                await task.Work(new Cycles(item.HasValue ? 70_000 : 1_000));
            }
        });
    };

    /// <summary>Takes all kinds of inputs, and prints what comes.</summary>
    internal static void Listening(Device device)
    {
        var numbers = device.CreateQueue<uint>("numbers", 3);
        var lines = device.CreateQueue<string>("lines", 16);
        device.Host.OnConsole(CoreId.Core0, (isr, line) => isr.SendFromISR(lines, line));
        var count = 0;
        device.Host.OnInterrupt("pin", CoreId.Core1, isr => count++);
        device.CreateTask("numbers", 4, 4096, CoreAffinity.Any, async task =>
        {
            for (; ; )
            {
                var number = await numbers.Receive(Ticks.Forever);
                await task.Work(new Cycles(30_000));
                device.Host.Console.WriteLine($"number {number.Value}, pin {count}");
            }
        });
        device.CreateTask("lines", 6, 4096, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                var line = await lines.Receive(Ticks.Forever);
                device.Host.Console.WriteLine($"line {line.Value}");
                device.Host.Post("echo", line.Value);
            }
        });
        device.CreateTask("bell", 7, 4096, CoreAffinity.Any, async task =>
        {
            for (; ; )
            {
                var value = await task.NotifyTake(true, Ticks.Forever);
                device.Host.Console.WriteLine($"bell {value}");
                await task.Delay(new Ticks(2));
            }
        });
    }

    internal static string Hash(StringWriter trace) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(trace.ToString())));
}
