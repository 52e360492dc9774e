namespace Rtos.Thread;

/// <content>Threads that wait for each other, or for nobody.</content>
public sealed partial class ThreadDiagnostics
{
    private string _lastDeadlock = "";

    /// <summary>Whether no thread can ever run again, as far as threads alone decide that.</summary>
    public bool IsDeadlocked { get; private set; }

    /// <summary>Looks whether anybody is left who could run; if not, or if a waiter waits for itself in the end, says who waits for whom.</summary>
    internal void CheckForDeadlock(PyThread? waiter)
    {
        var threads = _model.Threads;
        var stuck = threads.Where(IsStuck).ToList();
        var others = threads.Where(t => !t.IsAtPrompt && !stuck.Contains(t));

        // At the prompt somebody may type what wakes a thread that waits for a notification; a lock is another matter.
        var isHopeless = _model.Main is not { IsAtPrompt: true } || stuck.Exists(t => t.Pending.Wait == ThreadWait.Lock && !t.IsSuspended);
        IsDeadlocked = stuck.Count > 0 && !others.Any() && isHopeless;
        if (IsDeadlocked)
        {
            Report(stuck[^1], "no thread can run again: ", stuck.Select(Describe));
        }
        else if (waiter is not null && CycleFrom(waiter) is { } cycle)
        {
            Report(waiter, "unless another thread releases a lock, these wait for each other: ", cycle.Select(Describe));
        }
    }

    // Neither time nor itself can make it run.
    private static bool IsStuck(PyThread thread) => thread.IsSuspended || thread.Pending.WaitsForever;

    // Follows the locks from a waiter to its holder and on, until it comes back to the waiter.
    private static List<PyThread>? CycleFrom(PyThread waiter)
    {
        var cycle = new List<PyThread>();
        for (var thread = waiter; thread is not null && thread.Pending is { WaitsForever: true, Wait: ThreadWait.Lock };)
        {
            if (cycle.Contains(thread))
            {
                return thread == waiter ? cycle : null;
            }

            cycle.Add(thread);
            thread = thread.Pending.Lock!.Holder;
        }

        return null;
    }

    private static string Describe(PyThread thread)
    {
        var where = thread.Location is { } location ? $" ({location})" : "";
        var pending = thread.Pending;
        if (thread.IsSuspended)
        {
            return $"{thread} is suspended{where}";
        }

        if (pending.Wait != ThreadWait.Lock)
        {
            return $"{thread} waits for a notification{where}";
        }

        var holder = pending.Lock!.Holder switch
        {
            null => "which nobody holds",
            { IsGone: true } gone => $"which {gone} held when it ended",
            var other => $"which {other} holds",
        };
        return $"{thread} waits for {pending.Lock.Name}{where}, {holder}";
    }

    // The same trouble is looked at from each of its threads.
    private void Report(PyThread thread, string what, IEnumerable<string> lines)
    {
        var chain = string.Join("; ", lines.Order(StringComparer.Ordinal));
        if (chain != _lastDeadlock)
        {
            _lastDeadlock = chain;
            Add(ThreadDiagnosticKind.Deadlock, thread, $"{what}{chain}");
        }
    }
}
