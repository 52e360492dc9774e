using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The devices of a host, and the workers that run them.</summary>
internal sealed class Emulator : IDeviceRegistry, IDisposable
{
    private readonly Dictionary<string, EmulatedDevice> _byName;
    private volatile bool _isStopping;
    private volatile bool _isClosed;

    /// <summary>Makes the emulator; nothing runs yet.</summary>
    /// <param name="options">The options, checked.</param>
    /// <param name="devices">What the devices are made from.</param>
    /// <param name="time">The host's time.</param>
    /// <param name="logger">Where the log goes.</param>
    /// <param name="meters">Makes the meter; null for one of its own.</param>
    /// <param name="workers">How many threads; null for what the options say, 0 for none: then <see cref="WorkerPool.RunReady"/> does their work.</param>
    internal Emulator(
        EmulatorOptions options, IReadOnlyList<DeviceSetup> devices, TimeProvider time, ILogger logger, IMeterFactory? meters = null, int? workers = null)
    {
        Options = options;
        Time = time;
        Log = new EmulatorLog(logger);
        Workers = workers ?? (options.Workers > 0 ? options.Workers : Environment.ProcessorCount);
        Pool = new WorkerPool(Workers);
        Timers = new WakeTimers(time);
        Journals = options.Journal is { } folder ? new JournalFolder(folder) : null;
        Metrics = new EmulatorMetrics(this, meters);
        Runners = [.. devices.Select(d => new DeviceRunner(this, d))];
        Devices = [.. Runners.Select(r => new EmulatedDevice(r))];
        _byName = Devices.ToDictionary(d => d.Name, StringComparer.Ordinal);
        Pool.Start();
    }

    public int Count => Devices.Length;

    internal EmulatorOptions Options { get; }

    internal TimeProvider Time { get; }

    internal EmulatorLog Log { get; }

    internal EmulatorMetrics Metrics { get; }

    internal WorkerPool Pool { get; }

    internal WakeTimers Timers { get; }

    /// <summary>Where the journals go; null when none are written.</summary>
    internal JournalFolder? Journals { get; }

    internal int Workers { get; }

    internal DeviceRunner[] Runners { get; } = [];

    internal EmulatedDevice[] Devices { get; }

    /// <summary>Whether devices are being stopped: turns end at the next instant.</summary>
    internal bool IsStopping => _isStopping;

    /// <summary>Whether nobody gives turns any more.</summary>
    internal bool IsClosed => _isClosed;

    public EmulatedDevice this[string name] => TryGet(name, out var device)
        ? device
        : throw new KeyNotFoundException($"there is no device {name}{NearestName.Hint(name, _byName.Keys)}");

    public bool TryGet(string name, [NotNullWhen(true)] out EmulatedDevice? device) => _byName.TryGetValue(name, out device);

    public IEnumerator<EmulatedDevice> GetEnumerator() => ((IEnumerable<EmulatedDevice>)Devices).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Makes all devices and loads their programs; none runs yet.</summary>
    internal Task LoadAsync(CancellationToken cancellation) => Task.WhenAll(Runners.Select(r => r.LoadAsync(cancellation)));

    /// <summary>Lets all devices run.</summary>
    internal async Task StartAsync(CancellationToken cancellation)
    {
        await Task.WhenAll(Runners.Select(r => r.StartAsync(cancellation))).ConfigureAwait(false);
        Log.Started(Runners.Length, Workers);
    }

    /// <summary>Stops all devices, and then the workers.</summary>
    /// <param name="cancellation">Ends the patience with devices that do not stop.</param>
    internal async Task StopAsync(CancellationToken cancellation)
    {
        if (_isClosed)
        {
            return;
        }

        _isStopping = true;
        try
        {
            await Task.WhenAll(Runners.Select(r => r.StopAsync(cancellation))).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            foreach (var runner in Runners.Where(r => r.State != DeviceState.Stopped))
            {
                Log.DeviceHangs(runner.Setup.Name);
            }
        }

        Close(TimeSpan.FromSeconds(1));
        Log.Stopped();
    }

    public void Dispose()
    {
        if (!_isClosed)
        {
            _isStopping = true;
            Close(TimeSpan.FromSeconds(1));
        }
    }

    private void Close(TimeSpan patience)
    {
        Pool.Close(patience);
        _isClosed = true;
        Timers.Dispose();
        Array.ForEach(Runners, r => r.Abandon());
    }
}
