namespace Rtos.Core;

/// <summary>How far an interrupt has come.</summary>
internal enum InterruptProgress
{
    /// <summary>It has ended.</summary>
    Ended,

    /// <summary>It needs a lock that the other core owns.</summary>
    Stands,

    /// <summary>Its code takes time: see <see cref="InterruptContext.TakeWork"/>.</summary>
    Works,
}

/// <summary>What an interrupt does. It may stop in the middle, until a lock is free or its code has taken its time.</summary>
internal abstract class InterruptBody
{
    /// <summary>Begins, or goes on where it stopped.</summary>
    internal abstract InterruptProgress Run(InterruptContext isr);
}

/// <summary>A method of the host. It cannot stop in the middle: it waits for the lock before it begins, and its time passes at its end.</summary>
internal sealed class InterruptMethod(Action<InterruptContext> method) : InterruptBody
{
    private bool _hasRun;

    internal override InterruptProgress Run(InterruptContext isr)
    {
        if (!_hasRun)
        {
            if (isr.IsLockedOut)
            {
                return InterruptProgress.Stands;
            }

            _hasRun = true;
            method(isr);
        }

        return isr.HasWork ? InterruptProgress.Works : InterruptProgress.Ended;
    }
}

/// <summary>An async method of the host. It stops at each <c>await</c> of its work, and may stand whenever it goes on.</summary>
internal sealed class AsyncInterruptMethod(Func<InterruptContext, InterruptRoutine> method) : InterruptBody
{
    private InterruptRoutine? _routine;

    internal override InterruptProgress Run(InterruptContext isr)
    {
        if (isr.IsLockedOut)
        {
            return InterruptProgress.Stands;
        }

        if (_routine is null)
        {
            _routine = method(isr);
        }
        else
        {
            isr.GoOn();
        }

        _routine.Value.ThrowIfFailed();
        return isr.HasWork ? InterruptProgress.Works : InterruptProgress.Ended;
    }
}
