namespace Rtos.Thread;

/// <summary>The reason why a run of threads ended.</summary>
public enum RunOutcome
{
    /// <summary>No started thread is left, and the main one has ended or idles at its prompt with nothing to print.</summary>
    Ended,

    /// <summary>The time is up.</summary>
    Limit,

    /// <summary>No thread can ever run again, and at least one waits for a lock or a notification, or is suspended.</summary>
    Deadlock,

    /// <summary>No thread can run until an interrupt comes from outside: a script has left a handler on a pin.</summary>
    Waiting,
}
