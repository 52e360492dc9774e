namespace Rtos.Thread;

/// <summary>What kind of thread it is, as <c>list()</c> says.</summary>
public enum ThreadType
{
    /// <summary>The one that runs the main script and the prompt.</summary>
    Main = 1,

    /// <summary>One that a script has started.</summary>
    Python = 2,

    /// <summary>One of the firmware's own.</summary>
    Service = 3,
}
