namespace Rtos.Hosting;

/// <summary>When a device wants its next turn. One number, as it is made at every turn.</summary>
internal readonly struct NextTurn
{
    private const long Now = -1;
    private const long Never = long.MaxValue;

    private readonly long _at;

    private NextTurn(long at) => _at = at;

    /// <summary>As soon as the others have had theirs.</summary>
    internal static NextTurn AtOnce => new(Now);

    /// <summary>When something wakes it.</summary>
    internal static NextTurn WhenWoken => new(Never);

    internal bool IsAtOnce => _at == Now;

    /// <summary>The time of the host at which it wants one if nothing wakes it before; null when it does not.</summary>
    internal long? Time => _at is Now or Never ? null : _at;

    /// <summary>At a time of the host, or when something wakes it before; null for only then.</summary>
    internal static NextTurn AtTime(long? timestamp) => new(timestamp ?? Never);
}
