using Rtos.Core;

namespace Rtos.Thread;

/// <content>Invariants.</content>
public sealed partial class ThreadModel
{
    /// <summary>Checks everything that must hold whenever the cores have settled; called by tests.</summary>
    internal void CheckInvariants()
    {
        var threads = Threads;
        Invariant.Holds(threads.Select(t => t.Id).Distinct().Count() == threads.Count, "ids of living threads differ");
        Invariant.Holds(threads.All(t => t.Id is > 0 and < 1 << 30), "an id is a small positive number");
        Invariant.Holds(threads.Count(t => t.IsMain) <= 1 && threads.SkipLast(1).All(t => !t.IsMain), "the main thread is last");
        Invariant.Holds(_byTask.Count == threads.Count, "every thread is known by its task, and no other");
        foreach (var thread in threads)
        {
            CheckInvariants(thread);
        }

        foreach (var one in _locks)
        {
            Invariant.Holds(one.IsLocked == one.Holder is not null, "a lock has a holder while it is locked");
            Invariant.Holds(one.IsLocked || one.Waiting.IsEmpty, "nobody waits for a free lock");
        }

        Invariant.Holds(
            Gil.Holder is not null || Gil.Waiting.IsEmpty || threads.Any(t => t.Tcb.IsIn(ListKind.Ready) && t.Pending.Wait == ThreadWait.Gil),
            "a thread is about to take a free GIL that others wait for");
    }

    private static void CheckInvariants(PyThread thread)
    {
        Invariant.Holds(thread.Name.Length <= PyThread.LongestName, "names are cut");
        Invariant.Holds(!thread.Mailbox.IsDeleted && thread.MailboxCount <= PyMessage.MailboxLength, "a living thread has its mailbox");
        Invariant.Holds(
            !thread.IsSuspended || (thread.Tcb.IsIn(ListKind.Suspended) && !thread.Tcb.IsInEventList), "a suspended thread is suspended in the kernel");
        Invariant.Holds(!thread.IsSuspended || !thread.IsInWait, "a thread in wait() is not suspended");
        Invariant.Holds(thread.MaxStackUsed <= thread.StackBytes, "a thread uses no more stack than it has");
        Invariant.Holds(thread.HeldLocks.All(l => l.Holder == thread), "a lock and its holder agree");
    }
}
