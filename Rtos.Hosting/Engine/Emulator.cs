using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The devices of a host, and the workers that run them.</summary>
internal sealed class Emulator : IDeviceRegistry, IDisposable
{
    // While the host is being stopped a turn ends at the next instant: one that takes longer gets no other device's worker.
    private static readonly TimeSpan LongestLastTurn = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan LongestDispose = TimeSpan.FromSeconds(1);

    private readonly Dictionary<string, EmulatedDevice> _byName;
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _closing;
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
        Time = SteadyTime.Of(time);
        Log = new EmulatorLog(new QuietLogger(logger));
        Workers = workers ?? (options.Workers > 0 ? options.Workers : Environment.ProcessorCount);
        Pool = new WorkerPool(Workers, Time, options.StuckAfter);
        Timers = new WakeTimers(Time);
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

    /// <summary>Canceled when all devices have been stopped, or given up.</summary>
    internal CancellationToken Closed => _closed.Token;

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
        return Task.WhenAll(Runners.Select(r => UnlessStuckAsync(r.LoadAsync(cancellation))));
    }

    /// <summary>Lets all devices run.</summary>
    /// <exception cref="InvalidOperationException">The emulator has stopped.</exception>
    internal async Task StartAsync(CancellationToken cancellation)
    {
        ThrowIfClosed();
        await Task.WhenAll(Runners.Select(r => UnlessStuckAsync(r.StartAsync(cancellation)))).ConfigureAwait(false);
        Log.Started(Runners.Length, Workers);
    }

    /// <summary>Stops all devices, and then the workers.</summary>
    /// <param name="cancellation">Ends the patience with devices that do not stop; it is not needed for those known to be stuck.</param>
    internal async Task StopAsync(CancellationToken cancellation)
    {
        _isStopping = true;
        if (_isClosed)
        {
            await UnlessCancelledAsync(_finished.Task.WaitAsync(cancellation)).ConfigureAwait(false);
            return;
        }

        Pool.Hurry(LongestLastTurn);
        await Task.WhenAll(Runners.Where(r => !r.IsStuck).Select(r => UnlessCancelledAsync(r.StopAsync(cancellation)))).ConfigureAwait(false);
        if (TryClose(out var ended))
        {
            await UnlessCancelledAsync(ended.WaitAsync(cancellation)).ConfigureAwait(false);
            Finish();
            foreach (var runner in Runners.Where(r => r.State != DeviceState.Stopped))
            {
                Log.DeviceHangs(runner.Setup.Name);
            }

            Log.Stopped();
        }
    }

    public void Dispose()
    {
        _isStopping = true;
        if (TryClose(out var ended))
        {
            // Not by the host's TimeProvider: a test that moves its time by hand would wait here for itself.
            ended.Wait(LongestDispose);
            Finish();
        }

        Timers.Dispose();
        Pool.Dispose();
        Metrics.Dispose();
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
            // It has been reported; should its program come back, the device does what was asked.
        }
        catch (InvalidOperationException) when (_isStopping)
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
            // No more patience, or somebody else has stopped the host: what remains is looked at afterwards.
        }
    }

    private void ThrowIfClosed()
    {
        if (_isClosed)
        {
            throw new InvalidOperationException("the emulator has stopped; a host starts its devices once");
        }
    }

    private bool TryClose(out Task ended)
    {
        var isFirst = Interlocked.Exchange(ref _closing, 1) == 0;

        // In this order: a worker whose turn ends from here on finishes its device itself.
        _isClosed = true;
        ended = isFirst ? Pool.Close() : Task.CompletedTask;
        return isFirst;
    }

    // Devices whose turn goes on are finished by its end, should it ever come.
    private void Finish()
    {
        foreach (var runner in Runners)
        {
            if (!runner.TryFinish())
            {
                runner.Leave();
            }
        }

        _closed.Cancel();
        _finished.TrySetResult();
    }
}
