using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>What can be seen of a device from outside.</summary>
internal static class Inspection
{
    // <report>
    internal static void Report(TextWriter output)
    {
        var device = Firmware();
        device.RunFor(TimeSpan.FromMilliseconds(100));
        output.Write(device.Report);

        var waiting = device.Report.Tasks.Single(t => t.Name == "display");
        output.WriteLine($"display waits in: {waiting.WaitsFor}");
        output.WriteLine($"core 1 was busy for {(int)(device.Report.Load(CoreId.Core1) * 1000)} thousandths of the time");
    }

    private static Device Firmware()
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "inspection"));
        var lines = device.CreateQueue<int>("lines", length: 4);
        var bus = device.CreateMutex("bus");
        device.CreateTask("logger", priority: 2, stackBytes: 3072, CoreAffinity.Core1, async task =>
        {
            for (; ; )
            {
                await lines.Receive(Ticks.Forever);
                await task.Work(device.Clock.Milliseconds(1));
            }
        });
        device.CreateTask("sensor", priority: 5, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            await bus.Take(Ticks.Forever);
            for (var n = 0; ; n++)
            {
                await task.Work(device.Clock.Microseconds(300));
                await lines.Send(n, Ticks.None);
                await task.Delay(new Ticks(9));
            }
        });
        device.CreateTask("display", priority: 3, stackBytes: 4096, CoreAffinity.Any, async task => await bus.Take(new Ticks(500)));
        return device;
    }

    // </report>

    // <report-text>
    internal static void Text(TextWriter output)
    {
        var device = Firmware();
        device.RunFor(TimeSpan.FromMilliseconds(100));
        output.Write(Visible(device.Report.TaskList(includeCoreId: true)));
        output.WriteLine();
        output.Write(Visible(device.Report.RunTimeStats()));
    }

    // The kernels write tabs, and CR LF at the end of a line.
    private static string Visible(string text) =>
        text.Replace("\t", "\\t", StringComparison.Ordinal).Replace("\r\n", "\\r\\n\n", StringComparison.Ordinal);

    // </report-text>

    // <deadlock>
    internal static void Deadlock(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000 }""", "deadlock"));
        var spi = device.CreateMutex("spi");
        var log = device.CreateMutex("log");
        Create("display", CoreAffinity.Core0, spi, log);
        Create("storage", CoreAffinity.Core1, log, spi);
        device.RunFor(TimeSpan.FromMilliseconds(10));
        foreach (var task in device.Report.Deadlock)
        {
            output.WriteLine($"{task.Name} is waiting in {task.WaitsFor}");
        }

        void Create(string name, CoreAffinity core, RtosMutex first, RtosMutex second) =>
            device.CreateTask(name, priority: 5, stackBytes: 3072, core, async task =>
            {
                await first.Take(Ticks.Forever);
                await task.Work(device.Clock.Milliseconds(2));
                await second.Take(Ticks.Forever);
            });
    }

    // </deadlock>

    // <report-heap>
    internal static void HeapReport(TextWriter output)
    {
        var device = Firmware();
        device.RunFor(TimeSpan.FromMilliseconds(100));
        foreach (var entry in device.Report.HeapEntries)
        {
            output.WriteLine($"{entry.Bytes,5}  {entry.Use,-17} {entry.Owner}");
        }

        var sum = device.Report.HeapEntries.Sum(e => Heap.Cost(e.Bytes));
        output.WriteLine($"{sum} with headers; in use {device.Heap.Used}, never less free than {device.Heap.MinimumEverFree}");
    }

    // </report-heap>

    // <tags>
    internal static void Tags(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_THREAD_LOCAL_STORAGE_POINTERS": 2 }""", "tags"));
        var worker = device.CreateTask("worker", priority: 3, stackBytes: 3072, CoreAffinity.Core0, async task =>
        {
            var errors = (List<string>)task.GetThreadLocalStorage(0)!;
            errors.Add("late");
            await task.Delay(new Ticks(1));
        });
        worker.TaskNumber = 7;
        worker.ApplicationTaskTag = parameter => $"tag of task {worker.TaskNumber}, called with {parameter}";
        worker.SetThreadLocalStorage(0, new List<string>(), (index, value) =>
            output.WriteLine($"pointer {index} is freed: {string.Join(",", (List<string>)value!)}"));

        output.WriteLine(worker.CallApplicationTaskHook("hello"));
        device.RunFor(TimeSpan.FromMilliseconds(50));
        output.WriteLine($"worker is freed: {worker.IsFreed}");
    }

    // </tags>

    // <hooks>
    internal static void Hooks(TextWriter output)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000, "ESP32EMU_HEAP_SIZE": 12000 }""", "hooks"));
        int ticks = 0, passes = 0;
        device.Hooks.RegisterTick(CoreId.Core0, () => ticks++);
        device.Hooks.RegisterIdle(CoreId.Core1, () => passes++);
        device.Hooks.DaemonTaskStartup = () => output.WriteLine($"cycle {device.Now}: the timer service task runs");
        device.Hooks.TaskPreDeletion = name => output.WriteLine($"cycle {device.Now}: {name} is going to be deleted");
        device.Hooks.MallocFailed = () => output.WriteLine($"cycle {device.Now}: no memory");

        device.CreateTask("main", priority: 3, stackBytes: 2048, CoreAffinity.Core0, async task =>
        {
            var child = await task.CreateTask("child", 4, 8192, CoreAffinity.Any, async child => await child.Yield());
            output.WriteLine($"child was created: {child is not null}");
        });
        device.RunFor(TimeSpan.FromMilliseconds(10));
        output.WriteLine($"{ticks} ticks on core 0, {passes} passes of the idle task on core 1");
    }

    // </hooks>

    // <registry>
    internal static void Registry(TextWriter output)
    {
        var device = new Device(MenuConfig.Default);
        var lines = device.CreateQueue<int>("lines", length: 4);
        lines.RegistryName = "Lines of the log";
        output.WriteLine($"{lines.Name}: {lines.RegistryName}, {lines.Count} of {lines.Length}, {lines.SizeBytes} bytes");
        lines.RegistryName = null;
        output.WriteLine($"{lines.Name}: {lines.RegistryName ?? "not in the registry"}");
    }

    // </registry>

    // <snapshots>
    internal static void Snapshots(TextWriter output)
    {
        var device = Firmware();
        device.RunFor(TimeSpan.FromMilliseconds(42));
        foreach (var task in device.Report.SystemState)
        {
            output.WriteLine($"{task.Number} {task.Name,-8} {task.State,-8} priority {task.Priority} (own {task.BasePriority})");
        }

        output.WriteLine($"core 0 runs {device.CurrentTask(CoreId.Core0)}, core 1 {device.CurrentTask(CoreId.Core1)}");
        output.WriteLine($"idle tasks {device.IdleTask(CoreId.Core0)}, {device.IdleTask(CoreId.Core1)}, timer task {device.TimerTask()}");
        var sensor = device.FindTask("sensor")!;
        output.WriteLine($"{sensor}: {sensor.RunTimePercent} %, stack {sensor.StackBytes}, never used {sensor.StackHighWaterMark}");
        output.WriteLine($"core 0 idle for {device.IdleRunTimePercent(CoreId.Core0)} %, core 1 for {device.IdleRunTimePercent(CoreId.Core1)} %");
    }

    // </snapshots>
}
