namespace Rtos.Hosting;

/// <summary>Shared by all devices of a host: options, time, log, workers and timers, and whether the host is being stopped.</summary>
/// <remarks>Any thread may use it. Nothing changes but the two flags, which are set once and stay set.</remarks>
internal sealed class EngineHost
{
    private volatile bool _isStopping;
    private volatile bool _isClosed;

    internal required EmulatorOptions Options { get; init; }

    internal required TimeProvider Time { get; init; }

    internal required EmulatorLog Log { get; init; }

    internal required EmulatorMetrics Metrics { get; init; }

    /// <summary>The folder of the journals; null if none are written.</summary>
    internal required JournalFolder? Journals { get; init; }

    /// <summary>Asks the workers for a turn: one delegate for all devices.</summary>
    internal required Action<TurnTaker> Enqueue { get; init; }

    internal required WakeTimers Timers { get; init; }

    /// <summary>Canceled when all devices have stopped or been given up.</summary>
    internal required CancellationToken Finished { get; init; }

    /// <summary>Whether devices are being stopped: turns end at the next instant.</summary>
    internal bool IsStopping => _isStopping;

    /// <summary>Whether there are no more turns.</summary>
    internal bool IsClosed => _isClosed;

    internal void BeginStop() => _isStopping = true;

    internal void Close() => _isClosed = true;
}
