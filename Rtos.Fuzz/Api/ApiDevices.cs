using Rtos.Core;
using Rtos.Fuzz.Generators;
using Rtos.Tasks;

namespace Rtos.Fuzz;

/// <summary>Makes the devices of random programs, with a few tasks, objects and interrupts each.</summary>
internal static class ApiDevices
{
    private const int CyclesPerTick = 1000;
    private const int OperationsPerInstant = 400;
    private const int SmallHeap = 70_000;
    private const int StackBytes = 8192;
    private const int MostTasks = 5;
    private const int MostInterrupts = 6;
    private const int LatestInterrupt = 15_000;

    private static readonly (KernelKind Kernel, int Cores)[] Kernels =
        [(KernelKind.Idf, 2), (KernelKind.Idf, 1), (KernelKind.Smp, 2), (KernelKind.FreeRtos, 1)];

    internal static DeviceConfiguration Configuration(Dice dice)
    {
        var (kernel, cores) = dice.Of<(KernelKind, int)>(Kernels);
        var isIdf = kernel == KernelKind.Idf;
        return new DeviceConfiguration
        {
            Kernel = kernel,
            Cores = cores,
            CyclesPerTick = new Cycles(CyclesPerTick),
            OperationsPerInstant = OperationsPerInstant,
            NotificationEntries = dice.Of(1, 2),
            ThreadLocalStoragePointers = dice.Of(0, 1, 3),
            HeapBytes = dice.Percent(25) ? SmallHeap : 0,
            StackOverflowCheck = dice.Of(StackOverflowCheck.None, StackOverflowCheck.PointerValue, StackOverflowCheck.Canary),
            Preemption = isIdf || dice.Percent(85),
            TimeSlicing = isIdf || dice.Percent(85),
            TimerTaskPriority = dice.Of(1, 0, 24),
            InitialTick = new TickCount(dice.Of(0u, 0u, uint.MaxValue - 3)),
        };
    }

    /// <summary>Makes a device.</summary>
    internal static ApiStation Make(ApiProgram program, string name)
    {
        var dice = program.Dice;
        var station = new ApiStation(name, new Device(Configuration(dice)));
        station.Pool.Keep(dice, ApiSamples.OfAll);
        station.Pool.Keep(dice, ApiSamples.Of(station.Device, new ApiSink(program, station)));
        foreach (var make in (Action<ApiProgram, ApiStation>[])[AddTasks, AddObjects, AddInterrupts])
        {
            program.Guarded(station, "setup", () => make(program, station));
        }

        return station;
    }

    private static void AddTasks(ApiProgram program, ApiStation station)
    {
        var dice = program.Dice;
        for (var i = 0; i < dice.Between(1, MostTasks); i++)
        {
            station.Pool.Keep(dice, station.Device.CreateTask(
                $"t{i}", dice.Between(1, 5), StackBytes, dice.Of(CoreAffinity.Any, CoreAffinity.Core0), me => ApiBodies.Body(program, station, me)));
        }
    }

    private static void AddObjects(ApiProgram program, ApiStation station)
    {
        var (device, dice) = (station.Device, program.Dice);
        Func<RtosTimer, Routine> callback = _ => ApiBodies.Callback(program, station);
        Func<KernelObject>[] makers =
        [
            () => device.CreateQueue<int>("q0", 1),
            () => device.CreateQueue<string>("q1", 3),
            () => device.CreateQueue<WideItem>("q2", 2),
            () => device.CreateBinarySemaphore("s0"),
            () => device.CreateCountingSemaphore("s1", 3, 1),
            () => device.CreateMutex("m0"),
            () => device.CreateRecursiveMutex("m1"),
            () => device.CreateEventGroup("e0"),
            () => device.CreateStreamBuffer("b0", 10, 2),
            () => device.CreateMessageBuffer("b1", 20),
            () => device.CreateQueueSet("set0", 4, device.CreateQueue<int>("q3", 2), device.CreateBinarySemaphore("s2")),
            () => device.CreateTimer("tm0", new Ticks(2), true, callback),
            () => device.CreateTimer("tm1", new Ticks(1), false, callback),
        ];
        foreach (var make in makers)
        {
            if (dice.Percent(75))
            {
                station.Pool.Keep(dice, make());
            }
        }
    }

    private static void AddInterrupts(ApiProgram program, ApiStation station)
    {
        var dice = program.Dice;
        for (var i = dice.Between(0, MostInterrupts); i > 0; i--)
        {
            station.Device.RaiseInterruptAt(
                new Instant(dice.Between(1, LatestInterrupt)), (CoreId)dice.Between(0, station.Device.Configuration.Cores - 1), isr => ApiInterrupts.Run(program, station, isr));
        }
    }
}
