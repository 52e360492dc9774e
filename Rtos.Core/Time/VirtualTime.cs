namespace Rtos.Core;

/// <summary>The virtual time of one device, in cycles since its start. Its run loop moves it.</summary>
internal sealed class VirtualTime(Cycles cyclesPerTick)
{
    /// <summary>Later than any time that can be asked for, and far enough from the largest number for sums.</summary>
    internal const long LastInstant = long.MaxValue / 4;

    /// <summary>Work that no run sees the end of.</summary>
    internal const long LongestWork = LastInstant;

    /// <summary>The end of a run that has none: where nothing happens any more, time stands.</summary>
    internal const long NoEnd = LastInstant + 1;

    /// <summary>The length of a tick.</summary>
    internal readonly long CyclesPerTick = cyclesPerTick.Value;

    /// <summary>The present.</summary>
    internal long Now;

    /// <summary>When the next tick comes, whether it matters or not.</summary>
    internal long NextTick = cyclesPerTick.Value;

    /// <summary>The first instant that has not been settled yet.</summary>
    internal long OpenFrom;

    internal Instant Instant => new(Now);
}
