namespace Rtos.Cli;

/// <summary>The limits of console clients, so that none can stall or fill the host or lock others out.</summary>
internal sealed record ConsoleLimits
{
    /// <summary>The most authenticated clients at a time; further ones are turned away with a message.</summary>
    internal int Clients { get; init; } = 8;

    /// <summary>The most unauthenticated connections; a further one takes the place of the oldest.</summary>
    internal int Strangers { get; init; } = 16;

    /// <summary>How long a new connection has for its first line.</summary>
    internal TimeSpan FirstLine { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may be silent without following a trace before it is cut off.</summary>
    internal TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The most wrong tokens of one address in <see cref="WrongTokensIn"/>; after that its tokens are ignored.</summary>
    internal int WrongTokens { get; init; } = 10;

    /// <summary>How long wrong tokens are remembered.</summary>
    internal TimeSpan WrongTokensIn { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The most bytes in a line; a longer one is refused and never stored.</summary>
    internal int LineBytes { get; init; } = 4_096;

    /// <summary>The number of bytes in one line after which the client is cut off: the line will never end.</summary>
    internal int FloodBytes { get; init; } = 1 << 20;

    /// <summary>The most commands per second of all clients of one address; further ones, and their clients, wait.</summary>
    internal int CommandsPerSecond { get; init; } = 200;

    /// <summary>The number of unknown commands in a row after which the client is cut off.</summary>
    internal int MistakesInARow { get; init; } = 100;

    /// <summary>The most trace lines that wait for a client; the oldest are dropped, and a marker takes their place.</summary>
    internal int TraceLines { get; init; } = 1_024;

    /// <summary>How long a client may leave a reply unread before it is cut off.</summary>
    internal TimeSpan Unread { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a command may wait for a device.</summary>
    internal TimeSpan Command { get; init; } = TimeSpan.FromSeconds(10);
}
