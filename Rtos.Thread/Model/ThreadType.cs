namespace Rtos.Thread;

/// <summary>The kind of a thread, as in <c>list()</c>.</summary>
public enum ThreadType
{
    /// <summary>The one that runs the main script and the prompt.</summary>
    Main = 1,

    /// <summary>A thread started by a script.</summary>
    Python = 2,

    /// <summary>A thread of the firmware.</summary>
    Service = 3,
}
