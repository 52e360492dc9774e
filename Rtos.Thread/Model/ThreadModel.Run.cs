namespace Rtos.Thread;

/// <content>How long to run.</content>
public sealed partial class ThreadModel
{
    /// <summary>Runs the device until no started thread is left, no thread can ever run again, or the time is up.</summary>
    /// <param name="limit">The longest virtual time to run.</param>
    /// <returns>Why the run has ended.</returns>
    /// <exception cref="Core.DevicePanicException">The device has panicked, now or before.</exception>
    public RunOutcome Run(TimeSpan limit) => Run(limit, static () => false);

    /// <summary>As <see cref="Run(TimeSpan)"/>; also ends, with <see cref="RunOutcome.Limit"/>, when it is told to stop.</summary>
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

    /// <summary>What can still wake the threads from outside; a front end with timers and interrupts of its own answers for them.</summary>
    internal Func<ThreadOutlook> Outlook { get; set; } = static () => ThreadOutlook.Nothing;

    /// <summary>Whether somebody can type at the prompt, and so wake what waits for a notification.</summary>
    internal bool IsPromptServed { get; set; } = true;

    /// <summary>What the thread that has the GIL does, in words, if the host knows better than "running"; null if not.</summary>
    internal string? RunningDoes { get; set; }

    /// <summary>How many threads beside the main one have ended with an exception that they did not catch, <c>SystemExit</c> not counted.</summary>
    internal int FailedThreads { get; private set; }

    private bool IsOver => Device.HasEnded || ((HasFinished || Diagnostics.NobodyCanRun) && Outlook() != ThreadOutlook.Time);

    private bool HasFinished =>
        Threads.Count == 0
        || (Threads.Count == 1 && Main is { IsAtPrompt: true } main && !(ReplAcceptsMessages && (main.HasNotification || main.MailboxCount > 0)));

    /// <summary>A call is about to return: the moments at which it is looked whether the thread is well.</summary>
    internal void CallEnds(PyThread thread)
    {
        Diagnostics.CheckStack(thread);
        Diagnostics.CheckStarvation(thread);
    }

    /// <summary>A thread waits for what time does not bring, or one is gone: is anybody left who could run?</summary>
    internal void CheckForDeadlock(PyThread? waiter) => Diagnostics.CheckForDeadlock(waiter);
}
