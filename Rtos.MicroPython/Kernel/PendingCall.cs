namespace Rtos.MicroPython;

/// <summary>A kernel call that is due or in progress, and what to do with its result.</summary>
/// <param name="Request">The call.</param>
/// <param name="Continuation">What to do with its result.</param>
internal record struct PendingCall(KernelRequest Request, Continuation Continuation)
{
    /// <summary>Whether a callback has run before it: the next one waits until it is made.</summary>
    internal bool HasGivenWay { get; set; }

    /// <summary>The end of the call, if it is a sleep interrupted by a callback; otherwise unset.</summary>
    internal SleepSpan Sleep { get; set; }
}
