namespace Rtos.Cli;

/// <summary>Stops a search: a signal at once, in the middle of a run; the host time of <c>--time</c> after the runs that have begun.</summary>
internal sealed class SearchStop : IDisposable
{
    // .NET's timers do not count longer times. Nobody will see the difference.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private readonly StopSignal? _signal;
    private readonly CancellationTokenSource _source;
    private int _cutShort;

    /// <summary>Starts now.</summary>
    /// <param name="signal">Ctrl-C and SIGTERM; null if nothing listens for them.</param>
    /// <param name="time">The host time that the search may take; null for no limit.</param>
    internal SearchStop(StopSignal? signal, TimeSpan? time)
    {
        _signal = signal;
        _source = time < Longest ? new CancellationTokenSource(time.Value) : new CancellationTokenSource();
    }

    /// <summary>Tells the search that it is to begin no more runs.</summary>
    internal CancellationToken Token => _source.Token;

    /// <summary>Whether a signal has come.</summary>
    internal bool HasSignalCome => _signal is { HasCome: true };

    /// <summary>How many runs were cut short.</summary>
    internal int RunsCutShort => _cutShort;

    /// <summary>Whether a run is to end now.</summary>
    internal bool Check()
    {
        if (!HasSignalCome)
        {
            return false;
        }

        _source.Cancel();
        return true;
    }

    /// <summary>A run was cut short.</summary>
    internal void CutShort() => Interlocked.Increment(ref _cutShort);

    public void Dispose() => _source.Dispose();
}
