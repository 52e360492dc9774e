namespace Rtos.Cli;

/// <summary>What the clients of one address have in common, however many connections they make. From any thread.</summary>
internal sealed class ConsoleAddress(ConsoleLimits limits, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _wrongSince;
    private int _wrong;

    /// <summary>The commands of all its clients.</summary>
    internal ConsoleRate Rate { get; } = new(limits.CommandsPerSecond, time);

    /// <summary>Its connections now; kept by <see cref="ConsoleAddresses"/>.</summary>
    internal int Connections { get; set; }

    /// <summary>Whether nothing has to be remembered of it when it has no connections.</summary>
    internal bool IsForgotten => BarredFor(atLeast: 1) <= TimeSpan.Zero;

    /// <summary>How long its tokens are not looked at; zero or less when they are.</summary>
    internal TimeSpan Barred => BarredFor(limits.WrongTokens);

    /// <summary>Notes a wrong token.</summary>
    internal void CountWrongToken()
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_wrongSince) >= limits.WrongTokensIn)
            {
                _wrong = 0;
            }

            _wrongSince = _wrong++ == 0 ? time.GetTimestamp() : _wrongSince;
        }
    }

    private TimeSpan BarredFor(int atLeast)
    {
        lock (_lock)
        {
            return _wrong < atLeast ? TimeSpan.Zero : limits.WrongTokensIn - time.GetElapsedTime(_wrongSince);
        }
    }
}
