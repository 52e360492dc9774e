namespace Rtos.Core;

/// <summary>What an interrupt does. It may have to stop in the middle: its core stands still until a lock is free.</summary>
internal abstract class InterruptRoutine
{
    /// <summary>Begins, or goes on where it stopped.</summary>
    /// <returns>Whether it has ended; if not, it needs a lock that the other core owns.</returns>
    internal abstract bool Run(InterruptContext isr);
}

/// <summary>A method of the host. It cannot stop in the middle, so it waits for the lock before it begins.</summary>
internal sealed class InterruptMethod(Action<InterruptContext> method) : InterruptRoutine
{
    internal override bool Run(InterruptContext isr)
    {
        if (isr.IsLockedOut)
        {
            return false;
        }

        method(isr);
        return true;
    }
}
