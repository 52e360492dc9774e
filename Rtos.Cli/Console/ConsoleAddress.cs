namespace Rtos.Cli;

/// <summary>The state shared by the clients of one address, however many connections they make. Usable from any thread.</summary>
internal sealed class ConsoleAddress(ConsoleLimits limits, TimeProvider time)
{
    private readonly Lock _lock = new();
    private long _wrongSince;
    private int _wrong;

    /// <summary>The commands of all its clients.</summary>
    internal ConsoleRate Rate { get; } = new(limits.CommandsPerSecond, time);

    /// <summary>The number of its connections; kept by <see cref="ConsoleAddresses"/>.</summary>
    internal int Connections { get; set; }

    /// <summary>Whether it can be forgotten once it has no connections.</summary>
    internal bool IsForgotten => BarredFor(atLeast: 1) <= TimeSpan.Zero;

    /// <summary>How long its tokens are ignored; zero or less if they are not.</summary>
    internal TimeSpan Barred => BarredFor(limits.WrongTokens);

    /// <summary>Records a wrong token.</summary>
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
