using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The devices of a host, and the workers that run them.</summary>
internal sealed class Emulator : IDeviceRegistry, IDisposable
{
    // While the host is being stopped a turn ends at the next instant: a turn that takes longer is on a worker that other devices cannot get.
    private static readonly TimeSpan LongestLastTurn = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestDispose = TimeSpan.FromSeconds(1);

    private readonly EngineHost _host;
    private readonly Dictionary<string, EmulatedDevice> _byName;
    private readonly CancellationTokenSource _gone = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _closing;

    /// <summary>Makes the emulator; nothing runs yet.</summary>
    /// <param name="options">The options, checked.</param>
    /// <param name="devices">The setups of the devices.</param>
    /// <param name="time">The host's time.</param>
    /// <param name="logger">The logger.</param>
    /// <param name="meters">Makes the meter; null for one of its own.</param>
    /// <param name="workers">The number of threads; null for that of the options, 0 for none: then <see cref="WorkerPool.RunReady"/> does their work.</param>
    internal Emulator(
        EmulatorOptions options, IReadOnlyList<DeviceSetup> devices, TimeProvider time, ILogger logger, IMeterFactory? meters = null, int? workers = null)
    {
        var steady = SteadyTime.Of(time);
        Workers = workers ?? (options.Workers > 0 ? options.Workers : Environment.ProcessorCount);
        Pool = new WorkerPool(Workers, steady, options.StuckAfter);
        _host = new EngineHost
        {
            Options = options,
            Time = steady,
            Log = new EmulatorLog(new QuietLogger(logger)),
            Metrics = new EmulatorMetrics(meters),
            Journals = options.Journal is { } folder ? new JournalFolder(folder) : null,
            Enqueue = Pool.Enqueue,
            Timers = new WakeTimers(steady),
            Finished = _gone.Token,
        };
        Hosted = [.. devices.Select(d => new HostedDevice(_host, d))];
        Devices = [.. Hosted.Select(d => new EmulatedDevice(d))];
        FleetGauges.Add(_host.Metrics.Meter, Hosted, Pool);
        _byName = Devices.ToDictionary(d => d.Name, StringComparer.Ordinal);
        Pool.Start();
    }

    public int Count => Devices.Length;

    internal EmulatorOptions Options => _host.Options;

    internal WorkerPool Pool { get; }

    internal WakeTimers Timers => _host.Timers;

    internal int Workers { get; }

    internal HostedDevice[] Hosted { get; }

    internal EmulatedDevice[] Devices { get; }

    public EmulatedDevice this[string name] => TryGet(name, out var device)
        ? device
        : throw new KeyNotFoundException($"unknown device {name}{NearestName.Hint(name, _byName.Keys)}");

    public bool TryGet(string name, [NotNullWhen(true)] out EmulatedDevice? device) => _byName.TryGetValue(name, out device);

    public IEnumerator<EmulatedDevice> GetEnumerator() => ((IEnumerable<EmulatedDevice>)Devices).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Makes all devices and loads their programs; none runs yet.</summary>
    /// <exception cref="InvalidOperationException">The emulator has stopped.</exception>
    internal Task LoadAsync(CancellationToken cancellation)
    {
        ThrowIfClosed();
        return Task.WhenAll(Hosted.Select(d => UnlessStuckAsync(d.LoadAsync(cancellation))));
    }

    /// <summary>Starts all devices.</summary>
    /// <exception cref="InvalidOperationException">The emulator has stopped.</exception>
    internal async Task StartAsync(CancellationToken cancellation)
    {
        ThrowIfClosed();
        await Task.WhenAll(Hosted.Select(d => UnlessStuckAsync(d.StartAsync(cancellation)))).ConfigureAwait(false);
        _host.Log.Started(Hosted.Length, Workers);
    }

    /// <summary>Stops all devices, and then the workers.</summary>
    /// <param name="cancellation">Ends the wait for devices that do not stop; not needed for those known to be stuck.</param>
    internal async Task StopAsync(CancellationToken cancellation)
    {
        _host.BeginStop();
        if (_host.IsClosed)
        {
            await UnlessCancelledAsync(_finished.Task.WaitAsync(cancellation)).ConfigureAwait(false);
            return;
        }

        Pool.Hurry(LongestLastTurn);
        await Task.WhenAll(Hosted.Where(d => !d.IsStuck).Select(d => UnlessCancelledAsync(d.StopAsync(cancellation)))).ConfigureAwait(false);
        if (TryClose(out var ended))
        {
            await UnlessCancelledAsync(ended.WaitAsync(cancellation)).ConfigureAwait(false);
            Finish();
            foreach (var device in Hosted.Where(d => !d.IsStopped))
            {
                _host.Log.DeviceHangs(device.Setup.Name);
            }

            _host.Log.Stopped();
        }
    }

    public void Dispose()
    {
        _host.BeginStop();
        if (TryClose(out var ended))
        {
            // Not with the host's TimeProvider: a test that moves its time by hand would wait here for itself.
            ended.Wait(LongestDispose);
            Finish();
        }

        Timers.Dispose();
        Pool.Dispose();
        _host.Metrics.Dispose();
    }

    // A device that hangs must not keep the others from starting.
    private async Task UnlessStuckAsync(Task asked)
    {
        try
        {
            await asked.ConfigureAwait(false);
        }
        catch (DeviceStuckException)
        {
            // This has been reported; if its program comes back, the device does what was asked.
        }
        catch (InvalidOperationException) when (_host.IsStopping)
        {
            // The host is stopped while it starts.
        }
    }

    private static async Task UnlessCancelledAsync(Task asked)
    {
        try
        {
            await asked.ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
        {
            // The time is up, or somebody else has stopped the host: the remaining devices are handled afterwards.
        }
    }

    private void ThrowIfClosed()
    {
        if (_host.IsClosed)
        {
            throw new InvalidOperationException("the emulator has stopped; a host starts its devices once");
        }
    }

    private bool TryClose(out Task ended)
    {
        var isFirst = Interlocked.Exchange(ref _closing, 1) == 0;

        // In this order: a worker whose turn ends from now on finishes its device itself.
        _host.Close();
        ended = isFirst ? Pool.Close() : Task.CompletedTask;
        return isFirst;
    }

    // Devices whose turn continues are finished when it ends, if it ever does.
    private void Finish()
    {
        foreach (var device in Hosted)
        {
            if (!device.TryFinish())
            {
                device.Leave();
            }
        }

        _gone.Cancel();
        _finished.TrySetResult();
    }
}
