namespace Rtos.Hosting;

/// <summary>When a device wants its next turn. A single number, as one is made at every turn.</summary>
internal readonly struct NextTurn
{
    private const long Now = -1;
    private const long Never = long.MaxValue;

    private readonly long _at;

    private NextTurn(long at) => _at = at;

    /// <summary>As soon as the others have had their turns.</summary>
    internal static NextTurn AtOnce => new(Now);

    /// <summary>When something wakes it.</summary>
    internal static NextTurn WhenWoken => new(Never);

    internal bool IsAtOnce => _at == Now;

    /// <summary>The host time at which it wants a turn if nothing wakes it earlier; null if there is none.</summary>
    internal long? Time => _at is Now or Never ? null : _at;

    /// <summary>At a host time, or when something wakes it earlier; null for only then.</summary>
    internal static NextTurn AtTime(long? timestamp) => new(timestamp ?? Never);
}
