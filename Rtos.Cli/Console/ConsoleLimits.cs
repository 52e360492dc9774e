namespace Rtos.Cli;

/// <summary>What clients of the line console may do, so that none can stall or fill the host or lock others out.</summary>
internal sealed record ConsoleLimits
{
    /// <summary>Clients at the same time that have proved themselves; more are told so and sent away.</summary>
    internal int Clients { get; init; } = 8;

    /// <summary>Connections that have not proved themselves yet; a further one takes the place of the oldest.</summary>
    internal int Strangers { get; init; } = 16;

    /// <summary>How long a new connection has for its first line.</summary>
    internal TimeSpan FirstLine { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may be silent and take no trace before it is cut off.</summary>
    internal TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Wrong tokens of one address in <see cref="WrongTokensIn"/>; then none of its tokens is looked at.</summary>
    internal int WrongTokens { get; init; } = 10;

    /// <summary>How long wrong tokens are remembered.</summary>
    internal TimeSpan WrongTokensIn { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Bytes of a line; a longer one is refused and never kept.</summary>
    internal int LineBytes { get; init; } = 4_096;

    /// <summary>Bytes of one line after which the client is cut off: it will never end.</summary>
    internal int FloodBytes { get; init; } = 1 << 20;

    /// <summary>Commands a second of all clients of one address; further ones wait, and with them their clients.</summary>
    internal int CommandsPerSecond { get; init; } = 200;

    /// <summary>Commands in a row that nobody understands, after which the client is cut off.</summary>
    internal int MistakesInARow { get; init; } = 100;

    /// <summary>Lines of the trace that wait for a client; the oldest give way, and a marker stands in their place.</summary>
    internal int TraceLines { get; init; } = 1_024;

    /// <summary>How long a client may leave a reply unread before it is cut off.</summary>
    internal TimeSpan Unread { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a command may wait for a device.</summary>
    internal TimeSpan Command { get; init; } = TimeSpan.FromSeconds(10);
}
