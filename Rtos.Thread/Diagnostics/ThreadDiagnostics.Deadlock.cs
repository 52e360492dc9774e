namespace Rtos.Thread;

/// <content>Threads that wait for each other, or for nothing.</content>
public sealed partial class ThreadDiagnostics
{
    private string _lastDeadlock = "";
    private bool _mayBeStuck;

    /// <summary>Whether no thread can ever run again, as far as threads alone decide.</summary>
    public bool IsDeadlocked { get; private set; }

    /// <summary>Whether no thread can run, and at least one would like to.</summary>
    internal bool NobodyCanRun => _mayBeStuck && (_mayBeStuck = IsAnyoneStuckAndNobodyElseThere());

    /// <summary>Whether threads wait for each other's locks now, in a cycle.</summary>
    internal bool HasCycle => _model.Threads.Any(IsInCycle);

    /// <summary>Checks whether any thread can still run; if not, or if a waiter ends up waiting for itself, reports who waits for whom.</summary>
    internal void CheckForDeadlock(PyThread? waiter)
    {
        _mayBeStuck = IsAnyoneStuckAndNobodyElseThere();
        IsDeadlocked = _mayBeStuck && _model.Outlook() == ThreadOutlook.Nothing;
        if (IsDeadlocked)
        {
            ReportStuck();
        }
        else if (waiter is not null && IsInCycle(waiter))
        {
            Report(waiter, "unless another thread releases a lock, these wait for each other: ", CycleOf(waiter).Select(Describe));
        }
    }

    /// <summary>Reports who waits for whom if no thread can run; false if one can, or none is left.</summary>
    internal bool ReportIfNobodyCanRun()
    {
        if (NobodyCanRun)
        {
            ReportStuck();
            return true;
        }

        return false;
    }

    private bool IsAnyoneStuckAndNobodyElseThere()
    {
        var (anyStuck, anyElse, anyAtLock) = (false, false, false);
        foreach (var thread in _model.Threads)
        {
            var stuck = IsStuck(thread);
            anyStuck |= stuck;
            anyElse |= !stuck && !thread.IsAtPrompt;
            anyAtLock |= stuck && !thread.IsSuspended && thread.Pending.Wait == ThreadWait.Lock;
        }

        // At the prompt, typing can wake a thread that waits for a notification, but not one that waits for a lock.
        return anyStuck && !anyElse && (anyAtLock || !_model.IsPromptServed || _model.Main is not { IsAtPrompt: true });
    }

    private void ReportStuck()
    {
        var stuck = _model.Threads.Where(IsStuck).ToList();
        Report(stuck[^1], "no thread can run again: ", stuck.Select(Describe));
    }

    // Neither time nor the thread itself can make it run.
    private static bool IsStuck(PyThread thread) => thread.IsSuspended || thread.Pending.WaitsForever;

    // The thread for which a thread waits without a time-out: the holder of its lock.
    private static PyThread? Next(PyThread thread) =>
        thread.Pending is { WaitsForever: true, Wait: ThreadWait.Lock, Lock: { } wanted } ? wanted.Holder : null;

    // Follows the locks from a waiter to its holder and on. A cycle that the waiter is not in ends after as many steps as there are threads.
    private bool IsInCycle(PyThread waiter)
    {
        var thread = Next(waiter);
        for (var steps = _model.Threads.Count; steps > 0 && thread is not null && thread != waiter; steps--)
        {
            thread = Next(thread);
        }

        return thread == waiter;
    }

    private static List<PyThread> CycleOf(PyThread waiter)
    {
        var cycle = new List<PyThread> { waiter };
        for (var thread = Next(waiter)!; thread != waiter; thread = Next(thread)!)
        {
            cycle.Add(thread);
        }

        return cycle;
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

    // The same problem is seen from each of its threads.
    private void Report(PyThread thread, string what, IEnumerable<string> lines)
    {
        var chain = what + string.Join("; ", lines.Order(StringComparer.Ordinal));
        if (chain != _lastDeadlock)
        {
            _lastDeadlock = chain;
            Add(ThreadDiagnosticKind.Deadlock, thread, $"{chain}");
        }
    }
}
