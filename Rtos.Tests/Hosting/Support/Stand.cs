using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Rtos.Core;
using Rtos.Hosting;

namespace Rtos.Tests.Hosting;

/// <summary>Hosted devices without threads: a test moves the time and gives the turns itself, so nothing is left to chance.</summary>
internal sealed class Stand : IDisposable
{
    internal Stand(Action<Device> load, double ratio = 0, Action<EmulatorOptions>? options = null, Action<DeviceOptions>? device = null)
        : this([Setup("device", load, ratio, device)], options)
    {
    }

    internal Stand(IReadOnlyList<DeviceSetup> setups, Action<EmulatorOptions>? options = null, int workers = 0, TimeProvider? time = null, ILogger? log = null)
    {
        var all = new EmulatorOptions();
        options?.Invoke(all);
        Emulator = new Emulator(all, setups, time ?? Time, log ?? NullLogger.Instance, workers: workers);
    }

    internal ManualTime Time { get; } = new();

    internal Emulator Emulator { get; }

    internal EmulatedDevice Device => Emulator.Devices[0];

    internal static DeviceSetup Setup(string name, Action<Device> load, double ratio = 0, Action<DeviceOptions>? device = null)
    {
        var own = new DeviceOptions();
        device?.Invoke(own);
        return new DeviceSetup(
            name,
            () => new FunctionProgram(load),
            own.Program ?? new ProgramIdentity(name, "test"),
            own.Configuration ?? Chips.Idf,
            own,
            own.Ratio ?? ratio,
            own.Restart ?? new RestartOptions());
    }

    internal Stand Start()
    {
        Do(Emulator.LoadAsync(default));
        Do(Emulator.StartAsync(default));
        return this;
    }

    /// <summary>Moves the host's time in small steps and lets everything happen that is due.</summary>
    internal void Advance(TimeSpan time)
    {
        Time.Advance(time);
        Turns();
    }

    internal void Turns() => Emulator.Pool.RunReady();

    /// <summary>Gives turns until something that was asked for is done.</summary>
    internal T Do<T>(Task<T> asked)
    {
        Do((Task)asked);
        return asked.GetAwaiter().GetResult();
    }

    internal void Do(Task asked)
    {
        Turns();

        // Continuations of what a turn has completed run elsewhere; turns that they ask for are given.
        for (var waits = 0; !((IAsyncResult)asked).AsyncWaitHandle.WaitOne(1); waits++)
        {
            Assert.IsLessThan(10_000, waits, "what was asked for is never done");
            Turns();
        }

        asked.GetAwaiter().GetResult();
    }

    internal T Do<T>(ValueTask<T> asked) => Do(asked.AsTask());

    internal T Look<T>(Func<Device, T> read) => Do(Device.InspectAsync(read));

    public void Dispose()
    {
        Do(Emulator.StopAsync(default));
        Emulator.Dispose();
    }
}
