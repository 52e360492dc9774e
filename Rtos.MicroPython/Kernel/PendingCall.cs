namespace Rtos.MicroPython;

/// <summary>A kernel call that is due or under way, and what is done with its result.</summary>
/// <param name="Request">The call.</param>
/// <param name="Continuation">What is done with its result.</param>
internal record struct PendingCall(KernelRequest Request, Continuation Continuation)
{
    /// <summary>Whether a callback has come before it: the next one waits until it is made.</summary>
    internal bool HasGivenWay { get; set; }

    /// <summary>When it ends, if it is a sleep that a callback has come into; otherwise unset.</summary>
    internal SleepSpan Sleep { get; set; }
}
