using Rtos.Core;

namespace Rtos.Thread;

/// <summary>A snapshot of one thread.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; for a Pycom thread that of its task, as all threads have the same name.</param>
/// <param name="Type">The kind of thread.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="StackBytes">The size of its stack.</param>
/// <param name="MaxStackUsed">The most stack that it has used.</param>
/// <param name="LongestReady">The longest time that it could have run and did not.</param>
/// <param name="NotificationLooks">How often it has checked for a notification.</param>
/// <param name="Messages">How many messages wait for it.</param>
/// <param name="HeldLocks">The names of the locks that it holds.</param>
/// <param name="WaitsFor">What it waits for; empty if it does not wait.</param>
/// <param name="Doing">What it is doing, in words: running, ready, sleeping, waiting and for what, how it has ended.</param>
/// <param name="Location">The place of its code, or the last one if it has ended; null if not known.</param>
public sealed record ThreadReportRow(
    long Id,
    string Name,
    ThreadType Type,
    ThreadStatus Status,
    int StackBytes,
    int MaxStackUsed,
    Cycles LongestReady,
    int NotificationLooks,
    int Messages,
    IReadOnlyList<string> HeldLocks,
    string WaitsFor,
    string Doing,
    string? Location);
