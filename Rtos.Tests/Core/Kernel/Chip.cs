using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Tests.Core.Kernel;

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

    /// <summary>The run stops with this panic, and the device stays stopped.</summary>
    internal static DevicePanicException AssertPanics(this Device device, string message, long until = 10_000)
    {
        var first = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(until)));
        Assert.AreEqual(message, first.Message, $"the message is:\n{first.Message}\n(end of trace)");
        Assert.AreSame(first.Panic, device.Panic);

        var now = device.Now;
        var lines = device.Trace.Lines.Count;
        var second = Assert.ThrowsExactly<DevicePanicException>(() => device.RunUntil(new Instant(until)));
        Assert.AreSame(first.Panic, second.Panic);
        Assert.AreEqual(now, device.Now);
        Assert.HasCount(lines, device.Trace.Lines);
        return first;
    }
}
