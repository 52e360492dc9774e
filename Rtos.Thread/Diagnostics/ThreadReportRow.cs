using Rtos.Core;

namespace Rtos.Thread;

/// <summary>A look at one thread.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name; of a thread of Pycom that of its task, as all are named alike.</param>
/// <param name="Type">What kind of thread it is.</param>
/// <param name="Status">What it is doing.</param>
/// <param name="StackBytes">The size of its stack.</param>
/// <param name="MaxStackUsed">The most that it has used of it.</param>
/// <param name="LongestReady">The longest time that it could run and did not.</param>
/// <param name="NotificationLooks">How often it has looked for a notification.</param>
/// <param name="Messages">How many messages wait for it.</param>
/// <param name="HeldLocks">The names of the locks that it holds.</param>
/// <param name="WaitsFor">What it waits for; empty when it does not wait.</param>
/// <param name="Doing">What it is doing, in words: running, ready, sleeping, waiting and for what, how it has ended.</param>
/// <param name="Location">Where its code is, or was when it ended; null: not known.</param>
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
