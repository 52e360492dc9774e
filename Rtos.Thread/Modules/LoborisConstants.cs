namespace Rtos.Thread;

/// <summary>The numbers with names in Loboris' <c>_thread</c>. The signals are conventions between threads: nothing acts on them by itself.</summary>
public static class LoborisConstants
{
    /// <summary><c>PAUSE</c>: asks a thread to pause. The same number as <see cref="Suspend"/>.</summary>
    public const int Pause = 0x01000000;

    /// <summary><c>SUSPEND</c>: asks a thread to pause.</summary>
    public const int Suspend = 0x01000000;

    /// <summary><c>RESUME</c>: asks a thread to continue.</summary>
    public const int Resume = 0x02000000;

    /// <summary><c>EXIT</c>: asks a thread to return; sent by <c>stop()</c>.</summary>
    public const int Exit = 0x04000000;

    /// <summary><c>STOP</c>: the same number as <see cref="Exit"/>.</summary>
    public const int Stop = 0x04000000;

    /// <summary><c>STATUS</c>: asks a thread for its status.</summary>
    public const int Status = 0x08000000;

    /// <summary>All names of the module that are not functions, including the states that <c>status()</c> returns.</summary>
    public static IReadOnlyDictionary<string, PyValue> All { get; } = new Dictionary<string, PyValue>(StringComparer.Ordinal)
    {
        ["PAUSE"] = Pause,
        ["SUSPEND"] = Suspend,
        ["RESUME"] = Resume,
        ["EXIT"] = Exit,
        ["STOP"] = Stop,
        ["STATUS"] = Status,
        ["RUNNING"] = (int)ThreadStatus.Running,
        ["SUSPENDED"] = (int)ThreadStatus.Suspended,
        ["WAITING"] = (int)ThreadStatus.Waiting,
        ["TERMINATED"] = (int)ThreadStatus.Terminated,
    };
}
