using Microsoft.Extensions.Logging.Abstractions;
using Rtos.Core;
using Rtos.Hosting;
using Rtos.Tasks;
using SystemThread = System.Threading.Thread;

namespace Rtos.Bench;

/// <summary>What devices cost that live in a host and have nothing to do: memory, and CPU while real time passes.</summary>
internal static class HostedFigures
{
    private const int TasksOfADevice = 10;

    internal static IEnumerable<FigureRow> Measure(Extent extent)
    {
        Of(10, TimeSpan.FromMilliseconds(10));
        var count = extent.IdleDevices;
        var (bytes, share) = Of(count, extent.IsQuick ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromSeconds(5));
        yield return FigureRow.AtMost($"a hosted idle device of {count:n0} with {TasksOfADevice} tasks", bytes / 1024, "KiB", Targets.KibibytesPerIdleDevice);
        yield return FigureRow.AtMost($"CPU of {count:n0} such devices, paced to real time, of one core", share * 100, "%", extent.IsQuick ? null : Targets.PercentOfIdleFleet);
    }

    private static (double BytesPerDevice, double CpuShare) Of(int count, TimeSpan time)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var setups = Enumerable.Range(0, count).Select(i => new DeviceSetup(
            FormattableString.Invariant($"d{i}"),
            static () => new FunctionProgram(Load),
            new ProgramIdentity("idle", "idle"),
            Configuration,
            new DeviceOptions(),
            Ratio: 1,
            new RestartOptions()));
        using var emulator = new Emulator(new EmulatorOptions(), [.. setups], TimeProvider.System, NullLogger.Instance);
        emulator.LoadAsync(default).GetAwaiter().GetResult();
        emulator.StartAsync(default).GetAwaiter().GetResult();

        // The start itself, and the first turns, are not idling.
        SystemThread.Sleep(time);
        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / (double)count;
        var sample = Sample.Of(() => SystemThread.Sleep(time));
        emulator.StopAsync(default).GetAwaiter().GetResult();
        return (bytes, sample.CpuNanoseconds / sample.WallNanoseconds);
    }

    private static DeviceConfiguration Configuration { get; } = new()
    {
        Kernel = KernelKind.FreeRtos,
        Cores = 1,
        CyclesPerTick = new Cycles(160_000),
    };

    private static void Load(Device device)
    {
        for (var task = 0; task < TasksOfADevice; task++)
        {
            device.CreateTask("sleeper", 5, BenchDevice.StackBytes, CoreAffinity.Core0, Sleep);
        }
    }

    private static async Routine Sleep(RtosTask task)
    {
        for (; ; )
        {
            await task.Delay(new Ticks(1_000_000_000));
        }
    }
}
