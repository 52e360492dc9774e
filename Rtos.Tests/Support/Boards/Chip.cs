using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Support;

/// <summary>Devices for tests: 1000 cycles a tick, 1 MHz, three notification slots, the trace recorded.</summary>
internal static class Chip
{
    internal static DeviceConfiguration Settings(Flavor flavor)
    {
        var configuration = new DeviceConfiguration
        {
            Kernel = flavor switch
            {
                Flavor.FreeRtos or Flavor.FreeRtosCoop => KernelKind.FreeRtos,
                Flavor.Smp or Flavor.SmpCoop => KernelKind.Smp,
                _ => KernelKind.Idf,
            },
            Cores = flavor is Flavor.FreeRtos or Flavor.FreeRtosCoop or Flavor.Idf1 ? 1 : 2,
            Preemption = flavor is not (Flavor.FreeRtosCoop or Flavor.SmpCoop),
            CpuHertz = 1_000_000,
            CyclesPerTick = new Cycles(1000),
            NotificationEntries = 3,
        };
        return configuration with { IdleShouldYield = configuration.Kernel != KernelKind.Idf };
    }

    internal static Device Create(Flavor flavor) => Create(Settings(flavor));

    internal static Device Create(DeviceConfiguration configuration)
    {
        var device = new Device(configuration);
        device.RecordTrace();
        return device;
    }

    internal static RtosTask Task(
        this Device device, string name, int priority, Func<RtosTask, Routine> body, CoreAffinity core = default) =>
        device.CreateTask(name, priority, 4096, core, body);

    /// <summary>Runs up to a cycle and checks what must always be true.</summary>
    internal static void Run(this Device device, long until)
    {
        device.RunUntil(new Instant(until));
        device.Scheduler.CheckInvariants();
    }

    internal static void At(this Device device, long cycle, Action<InterruptContext> routine, CoreId core = CoreId.Core0) =>
        device.RaiseInterruptAt(new Instant(cycle), core, routine);

    /// <summary>The whole trace is the lines given.</summary>
    internal static void AssertTrace(this Device device, string expected)
    {
        var actual = device.Trace.ToString();
        Assert.AreEqual(expected + "\n", actual, $"the trace is:\n{actual}(end of trace)");
    }

    /// <summary>The run stops with a panic of this kind, and the device stays stopped.</summary>
    /// <param name="device">The device.</param>
    /// <param name="kind">What kind of mistake it is.</param>
    /// <param name="task">The task, interrupt or hook whose mistake it is.</param>
    /// <param name="telling">What the message must say: the call, names, numbers. Its words are free.</param>
    /// <param name="at">The cycle.</param>
    /// <param name="core">The core.</param>
    /// <param name="until">Where the run ends if there is no panic.</param>
    internal static DevicePanicException AssertPanics(
        this Device device, PanicKind kind, string task, string[] telling, long at = 0, int core = 0, long until = 10_000)
    {
        var first = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(until)));
        first.Panic.AssertIs(kind, task, telling, at, core);
        Assert.AreSame(first.Panic, device.Panic);

        var now = device.Now;
        var lines = device.Trace.Lines.Count;
        var second = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(until)));
        Assert.AreSame(first.Panic, second.Panic);
        Assert.AreEqual(now, device.Now);
        Assert.HasCount(lines, device.Trace.Lines);
        return first;
    }

    /// <summary>The panic is of this kind, and its message says what it must.</summary>
    internal static void AssertIs(this DevicePanic panic, PanicKind kind, string task, string[] telling, long at = 0, int core = 0)
    {
        Assert.AreEqual((kind, task, at, core), (panic.Kind, panic.Task, panic.Time.Value, (int)panic.Core), panic.Message);
        foreach (var part in telling)
        {
            Assert.Contains(part, panic.Message);
        }
    }
}
