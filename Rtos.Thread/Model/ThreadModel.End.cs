using Rtos.Core;

namespace Rtos.Thread;

/// <content>How threads end.</content>
public sealed partial class ThreadModel
{
    /// <summary>The task of a C# thread: takes the GIL, runs the function, and ends the thread however the function ended.</summary>
    internal async Routine RunBody(PyStart start, Func<PyStart, Routine> function)
    {
        var thread = start.Thread;
        await Runtime.Enter.Call();
        try
        {
            await function(start);
        }
        catch (PyException e)
        {
            thread.EndError = e.Error;
            thread.EndTraceback = e.Traceback;
        }
        catch (TaskExitException)
        {
            // The C# equivalent of SystemExit.
        }

        await Runtime.End.Call();
        while (thread.IsAtPrompt)
        {
            await Runtime.ReplIdle.Call();
        }
    }

    /// <summary>A thread's function has ended. The main thread goes to the prompt, others leave the table at once.</summary>
    internal void EndThread(scoped ref ModuleCall call)
    {
        var thread = call.Thread;
        PrintUnhandled(thread);
        if (thread.IsMain)
        {
            thread.IsAtPrompt = true;
            HasReplStarted = true;
            CheckForDeadlock(null);
            return;
        }

        Remove(thread, "has ended");
    }

    /// <summary>Kills a thread: it never runs again.</summary>
    internal void Kill(Scheduler scheduler, PyThread thread)
    {
        Diagnostics.Killed(thread);
        var task = thread.Tcb;
        Remove(thread, "was killed");
        scheduler.Delete(task);
    }

    /// <summary>
    /// Deletes every thread, including the main one, like a soft reset of the board: between two runs, by the host. Locks are
    /// left as they are; a main thread can be started again.
    /// </summary>
    /// <returns>The names of the started threads that were still alive.</returns>
    /// <exception cref="DevicePanicException">Called by code of the device, or the device has panicked.</exception>
    public IReadOnlyList<string> SoftReset()
    {
        if (Device.Context != CodeContext.Host)
        {
            Device.Misuse(PanicKind.WrongContext, "a soft reset is the host's: call SoftReset between two runs");
        }

        var alive = Threads.Where(t => !t.IsMain).Select(t => t.Name).ToList();
        foreach (var thread in Threads.ToList())
        {
            var task = thread.Tcb;
            Remove(thread, "was alive at a soft reset");
            Device.DeleteTaskFromHost(task);
        }

        Gil.SwitchingLockedBy = null;
        ReplAcceptsMessages = true;
        HasReplStarted = false;
        return alive;
    }

    private void Remove(PyThread thread, string how)
    {
        Diagnostics.CheckStack(thread);
        Report.Keep(thread, how);
        GiveOnLocksFrom(thread);
        Diagnostics.LeavesLocksHeld(thread, how);
        thread.HasEnded = true;
        if (Gil.Holder == thread)
        {
            Gil.Release(Device.Scheduler, handOver: true);
        }

        thread.IsSuspended = false;
        _threads.Remove(thread);
        _byTask.Remove(thread.Tcb);
        thread.Gone?.Invoke();
        thread.Mailbox.Clear();
        Device.Scheduler.Objects.Unregister(thread.Mailbox);
        Device.Scheduler.Objects.Unregister(thread.Block);
        CheckForDeadlock(null);
    }

    /// <summary>The locks that a thread has been given and not yet taken go to their next waiters: the thread is suspended or no longer exists.</summary>
    internal void GiveOnLocksFrom(PyThread thread)
    {
        foreach (var handed in _locks)
        {
            handed.GiveOnFrom(thread, Device.Scheduler);
        }
    }

    private void PrintUnhandled(PyThread thread)
    {
        if (thread.EndError is not { IsSystemExit: false } error)
        {
            return;
        }

        Diagnostics.FirstUnhandled ??= new UnhandledError(thread.Tcb.Name, error, thread.EndTraceback.Count > 0 ? thread.EndTraceback[^1] : null, Device.Now);
        if (!thread.IsMain)
        {
            FailedThreads++;
            Console.Write($"Unhandled exception in thread started by {ReprOf(thread.Start.Function)}\n");
        }

        if (thread.EndTraceback.Count > 0)
        {
            Console.Write("Traceback (most recent call last):\n");
        }

        foreach (var frame in thread.EndTraceback)
        {
            Console.Write($"  {frame}\n");
        }

        Console.Write($"{error}\n");
    }
}
