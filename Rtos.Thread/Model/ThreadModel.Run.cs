namespace Rtos.Thread;

/// <content>How long to run.</content>
public sealed partial class ThreadModel
{
    /// <summary>Runs the device until no started thread is left, no thread can ever run again, or the time is up.</summary>
    /// <param name="limit">The longest virtual time to run.</param>
    /// <returns>The reason why the run ended.</returns>
    /// <exception cref="Core.DevicePanicException">The device has panicked, now or before.</exception>
    public RunOutcome Run(TimeSpan limit) => Run(limit, static () => false);

    /// <summary>Like <see cref="Run(TimeSpan)"/>; also ends, with <see cref="RunOutcome.Limit"/>, when it is told to stop.</summary>
    /// <param name="limit">The longest virtual time to run.</param>
    /// <param name="stop">Asked between two instants; it must not change the device.</param>
    internal RunOutcome Run(TimeSpan limit, Func<bool> stop)
    {
        Device.RunUntil(() => IsOver || stop(), limit);
        return !IsOver ? RunOutcome.Limit
            : Device.HasEnded ? RunOutcome.Ended
            : Outlook() != ThreadOutlook.Nothing ? RunOutcome.Waiting
            : Diagnostics.ReportIfNobodyCanRun() ? RunOutcome.Deadlock
            : RunOutcome.Ended;
    }

    /// <summary>What can still wake the threads from outside; a front end with timers and interrupts of its own sets it.</summary>
    internal Func<ThreadOutlook> Outlook { get; set; } = static () => ThreadOutlook.Nothing;

    /// <summary>Whether a person can type at the prompt, and so wake threads that wait for a notification.</summary>
    internal bool IsPromptServed { get; set; } = true;

    /// <summary>What the thread with the GIL does, in words, if the host has a better one than "running"; otherwise null.</summary>
    internal string? RunningDoes { get; set; }

    /// <summary>The number of threads other than the main one that ended with an uncaught exception, not counting <c>SystemExit</c>.</summary>
    internal int FailedThreads { get; private set; }

    private bool IsOver => Device.HasEnded || ((HasFinished || Diagnostics.NobodyCanRun) && Outlook() != ThreadOutlook.Time);

    private bool HasFinished =>
        Threads.Count == 0
        || (Threads.Count == 1 && Main is { IsAtPrompt: true } main && !(ReplAcceptsMessages && (main.HasNotification || main.MailboxCount > 0)));

    /// <summary>A call is about to return: the moment for checking the thread.</summary>
    internal void CallEnds(PyThread thread)
    {
        Diagnostics.CheckStack(thread);
        Diagnostics.CheckStarvation(thread);
    }

    /// <summary>A thread waits for something other than time, or has ended: checks whether any thread can still run.</summary>
    internal void CheckForDeadlock(PyThread? waiter) => Diagnostics.CheckForDeadlock(waiter);
}
