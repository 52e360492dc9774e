namespace Races;

/// <summary>All races.</summary>
public static class RaceTable
{
    /// <summary>The races.</summary>
    public static IReadOnlyList<RaceEntry> All { get; } =
    [
        Pathfinder.Entry,
        LostNotification.Entry,
        InterruptedCounter.Entry,
        MessagesWaiting.Entry,
        TimerStop.Entry,
        TimeOutEqualsPeriod.Entry,
        TwoLocks.Entry,
        Overwrite.Entry,
        SuspendedHolder.Entry,
        SharedBit.Entry,
        PriorityWhileInherited.Entry,
        DisabledPreemption.Entry,
    ];

    /// <summary>The race of a name; null if there is none.</summary>
    public static RaceEntry? Find(string name) => All.FirstOrDefault(r => r.Name == name);
}
