namespace Rtos.Hosting;

/// <summary>When a device wants its next turn.</summary>
/// <param name="IsAtOnce">As soon as the others have had theirs.</param>
/// <param name="At">At this time of the host, unless it is woken before; null: not before it is woken.</param>
internal readonly record struct NextTurn(bool IsAtOnce, long? At = null)
{
    internal static NextTurn AtOnce => new(true);

    internal static NextTurn WhenWoken => new(false);

    internal static NextTurn AtTime(long timestamp) => new(false, timestamp);
}
