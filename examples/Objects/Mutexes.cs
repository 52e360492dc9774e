using Rtos.Core;
using Rtos.Tasks;

namespace Objects;

/// <summary>Mutexes with priority inheritance.</summary>
internal static class Mutexes
{
    // <mutexes>
    internal static void Run(TextWriter output)
    {
        output.WriteLine($"binary semaphore: urgent waits {Wait(mutex: false)} us");
        output.WriteLine($"mutex:            urgent waits {Wait(mutex: true)} us");
    }

    // Three tasks on one core: low holds the lock when middle, which never asks for it, gets the core.
    private static long Wait(bool mutex)
    {
        var device = new Device(MenuConfig.Parse("""{ "FREERTOS_HZ": 1000, "FREERTOS_UNICORE": true }""", "mutexes"));
        var bus = device.CreateMutex("bus");
        var flag = device.CreateBinarySemaphore("flag", given: true);
        var waited = Cycles.Zero;

        device.CreateTask("low", priority: 2, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            await Lock();
            await task.Work(device.Clock.Milliseconds(3));
            await Unlock();
        });
        device.CreateTask("middle", priority: 5, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(2));
            await task.Work(device.Clock.Milliseconds(50));
        });
        device.CreateTask("urgent", priority: 9, stackBytes: 3072, CoreAffinity.Any, async task =>
        {
            await task.Delay(new Ticks(1));
            var asked = device.Now;
            await Lock();
            waited = device.Now - asked;
            await Unlock();
        });
        device.RunFor(TimeSpan.FromMilliseconds(100));
        return waited.Value / device.Clock.Microseconds(1).Value;

        RtosCall<bool> Lock() => mutex ? bus.Take(Ticks.Forever) : flag.Take(Ticks.Forever);
        RtosCall<bool> Unlock() => mutex ? bus.Give() : flag.Give();
    }

    // </mutexes>

    // <mutexes-recursive>
    internal static void Recursive(TextWriter output)
    {
        var device = new Device(MenuConfig.Default);
        var log = device.CreateRecursiveMutex("log");

        device.CreateTask("main", priority: 3, stackBytes: 3072, CoreAffinity.Core0, async _ =>
        {
            await log.TakeRecursive(Ticks.Forever);
            await WriteLine("a line, with its parts");
            await log.GiveRecursive();
            output.WriteLine($"given as often as taken: holder {(await log.GetHolder())?.Name ?? "none"}");
        });
        device.RunFor(TimeSpan.FromMilliseconds(10));

        // Takes the mutex that its caller holds already.
        async Routine WriteLine(string line)
        {
            await log.TakeRecursive(Ticks.Forever);
            output.WriteLine(line);
            await log.GiveRecursive();
            output.WriteLine($"given once less: holder {(await log.GetHolder())?.Name ?? "none"}");
        }
    }

    // </mutexes-recursive>

    internal static void Cost(TextWriter output)
    {
        Measure.Cost(output, "mutex", d => d.CreateMutex("m"));
        Measure.Cost(output, "recursive mutex", d => d.CreateRecursiveMutex("m"));
    }

    // <mutexes-mistakes>
    internal static void Mistakes(TextWriter output)
    {
        Measure.Mistake(output, "giving a mutex that another task holds", device =>
        {
            var bus = device.CreateMutex("bus");
            device.CreateTask("owner", priority: 5, stackBytes: 3072, CoreAffinity.Core0, async task =>
            {
                await bus.Take(Ticks.Forever);
                await task.Delay(Ticks.Forever);
            });
            return async task => await bus.Give();
        });
        Measure.Mistake(output, "giving a mutex that nobody holds", device =>
        {
            var bus = device.CreateMutex("bus");
            return async task => output.WriteLine($"  give: {await bus.Give()}");
        });
        Measure.Mistake(output, "taking a mutex twice", device =>
        {
            var bus = device.CreateMutex("bus");
            return async task =>
            {
                await bus.Take(Ticks.Forever);
                await bus.Take(Ticks.Forever);
                await bus.Give();
            };
        });
        Measure.Mistake(output, "deleting a mutex that is held", device =>
        {
            var bus = device.CreateMutex("bus");
            return async task =>
            {
                await bus.Take(Ticks.Forever);
                await bus.Delete();
            };
        });
        Measure.Mistake(output, "ending with a mutex", device =>
        {
            var bus = device.CreateMutex("bus");
            return async task => await bus.Take(Ticks.Forever);
        });
    }

    // </mutexes-mistakes>
}
