namespace Rtos.Thread;

/// <summary>Why a run of threads has ended.</summary>
public enum RunOutcome
{
    /// <summary>No started thread is left, and the main one has ended or idles at its prompt with nothing to print.</summary>
    Ended,

    /// <summary>The time is up.</summary>
    Limit,

    /// <summary>No thread can ever run again.</summary>
    Deadlock,
}
