namespace Rtos.Core;

/// <summary>What a change of priority leads to.</summary>
internal enum PriorityYield
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The core that runs the task, or the caller's, switches.</summary>
    Yield,

    /// <summary>Some core may have to switch to the task (upstream on several cores).</summary>
    YieldForTask,
}
