using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Examples;

/// <summary>The programs of several pages of docs; what they print is on the pages too.</summary>
internal static class PagePrograms
{
    internal static Dictionary<string, Action<TextWriter>> All { get; } = new()
    {
        ["Kitchen"] = Kitchen,
        ["Inheritance"] = Inheritance,
        ["Period"] = Period,
        ["Stack"] = Stack,
        ["TwoDevices"] = TwoDevices,
        ["Radio"] = RadioPage.Run,
    };

    private static void Kitchen(TextWriter output)
    {
        // <kitchen>
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "kitchen"));
        device.RecordTrace();
        var orders = device.CreateQueue<int>("orders", length: 2);

        device.CreateTask("waiter", 5, 2048, CoreAffinity.Core0, async task =>
        {
            for (var n = 1; n <= 4; n++)
            {
                var placed = await orders.Send(n, new Ticks(1));
                output.WriteLine($"order {n}: {(placed ? "placed" : "given up")}");
            }
        });

        device.CreateTask("cook", 3, 2048, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                var order = await orders.Receive(Ticks.Forever);
                await task.Work(device.Clock.Microseconds(1500));
                output.WriteLine($"order {order.Value}: done");
            }
        });

        device.RunFor(TimeSpan.FromMilliseconds(10));
        output.Write(device.Trace);
        // </kitchen>
    }

    private static void Inheritance(TextWriter output)
    {
        // <inheritance>
        var device = new Device(new DeviceConfiguration { Kernel = KernelKind.FreeRtos, Cores = 1, CyclesPerTick = new Cycles(1000) });
        device.RecordTrace();
        var bus = device.CreateMutex("bus");

        device.CreateTask("low", 2, 2048, CoreAffinity.Any, async task =>
        {
            await bus.Take(Ticks.Forever);
            await task.Work(new Cycles(1500));
            await bus.Give();
        });
        device.CreateTask("middle", 5, 2048, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(1));
            await task.Work(new Cycles(3000));
        });
        device.CreateTask("high", 8, 2048, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(1));
            await bus.Take(Ticks.Forever);
            await bus.Give();
        });

        device.RunFor(new Cycles(6000));
        output.Write(device.Trace);
        // </inheritance>
    }

    private static void Period(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000, "FREERTOS_UNICORE": true }""", "period"));
        device.RecordTrace();
        device.CreateTask("beat", 5, 2048, CoreAffinity.Any, async task =>
        {
            // <period>
            var wake = new WakeTime(device.TickCount);
            for (var n = 0; n < 3; n++)
            {
                await task.Work(device.Clock.Microseconds(n == 1 ? 2500 : 300));
                await task.DelayUntil(wake, new Ticks(2));
            }
            // </period>
        });
        device.RunFor(TimeSpan.FromMilliseconds(7));
        output.Write(device.Trace);
    }

    private static void Stack(TextWriter output)
    {
        var device = new Device(MenuConfig.Default);

        // <stack>
        static async Routine Parser(RtosTask task)
        {
            for (; ; )
            {
                await task.Delay(new Ticks(1));
                await ParseLine(task);
            }
        }

        [StackFrame(256)]
        static async Routine ParseLine(RtosTask task) => await task.Delay(new Ticks(1));

        var parser = device.CreateTask("parser", priority: 5, stackBytes: 1024, CoreAffinity.Any, Parser);
        device.RunFor(TimeSpan.FromMilliseconds(20));
        output.WriteLine(parser.StackHighWaterMark);
        // </stack>
    }

    private static void TwoDevices(TextWriter output)
    {
        // <devices>
        string Run()
        {
            var device = new Device(MenuConfig.Default);
            var trace = device.RecordTrace();
            device.CreateTask("a", 1, 2000, CoreAffinity.Any, async task =>
            {
                for (; ; )
                {
                    await task.Work(new Cycles(1000));
                    await task.Delay(new Ticks(1));
                }
            });
            device.RunFor(TimeSpan.FromSeconds(5));
            return trace.ToString();
        }

        var alone = Run();
        var together = new string[2];
        var threads = Enumerable.Range(0, 2).Select(i => new System.Threading.Thread(() => together[i] = Run())).ToList();
        threads.ForEach(t => t.Start());
        threads.ForEach(t => t.Join());
        output.WriteLine($"{alone.Length} {together[0] == alone} {together[1] == alone}");
        // </devices>
    }
}
