namespace Rtos.Core;

/// <summary>How far a kernel call has come.</summary>
internal enum CallProgress : byte
{
    /// <summary>No call has been made, or the last one has returned.</summary>
    Idle,

    /// <summary>It waits: its operation must be stepped again when the task runs next.</summary>
    Waiting,

    /// <summary>Its result stands, but a switch comes before it returns.</summary>
    Decided,
}

/// <summary>
/// The restartable record of a kernel call: which call, its arguments, how far its wait has come. It lives in the task
/// control block, so the kernel can say of every blocked task what it waits for, since when and for how long, and a
/// task's body may be of any kind: it only hands the record over.
/// </summary>
internal struct KernelCall
{
    internal KernelOperation Operation;

    /// <summary>The kernel object or task that the call is about.</summary>
    internal object? Target;

    internal uint Argument;
    internal uint Argument2;

    /// <summary>The rest of the wait, in ticks. FreeRTOS: <c>xTicksToWait</c>.</summary>
    internal uint TicksToWait;

    /// <summary>FreeRTOS: <c>TimeOut_t</c> of the call.</summary>
    internal TimeOut TimeOut;

    /// <summary>What the call returns; its operation knows how to read it.</summary>
    internal long Result;

    /// <summary>When the call began.</summary>
    internal long Since;

    /// <summary>The number of the call in its task, for the trace. A front end may set it before each call.</summary>
    internal long Index;

    /// <summary>The notification slot, or the place where a queue keeps the item of this call.</summary>
    internal int Slot;

    internal CallProgress Progress;

    /// <summary>Where the operation goes on when it is stepped again.</summary>
    internal byte Phase;

    internal bool TimeOutSet;

    internal bool Flag;

    /// <summary>Set when the call is made and cleared when its result is asked for: tells a forgotten <c>await</c>.</summary>
    internal bool IsUnobserved;

    internal readonly bool IsInProgress => Progress != CallProgress.Idle;
}
