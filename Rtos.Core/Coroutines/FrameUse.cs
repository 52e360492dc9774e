using System.Runtime.ExceptionServices;

namespace Rtos.Core;

/// <summary>Shared by the awaiters of routines. A frame whose version differs from the routine's is in another use by now.</summary>
internal static class FrameUse
{
    internal static bool IsCompleted(Frame frame, int version)
    {
        if (frame.Version == version)
        {
            return frame.IsCompleted;
        }

        Refuse("a routine was awaited twice; await it once, where it is called");
        return false;
    }

    /// <summary>A method waits for the method of another frame. Not refused with an exception: the method waits in any case.</summary>
    /// <param name="awaited">The frame that is awaited.</param>
    /// <param name="version">Its version when the routine was made.</param>
    /// <param name="caller">The frame of the method that waits.</param>
    internal static void Park(Frame awaited, int version, Frame caller)
    {
        var isSameUse = awaited.Version == version;
        if (isSameUse && awaited.Owner != caller.Owner)
        {
            CoroutineCalls.Running!.Scheduler.Panics.StopBecause(
                PanicKind.AwaitedWrongly,
                $"{caller.Info.Name} awaits {awaited.Info.Name}, which another task has called; "
                + "a task may only await what it has called itself");
        }
        else if (!isSameUse || awaited.Caller is not null || awaited == caller)
        {
            CoroutineCalls.Running!.Scheduler.Panics.StopBecause(PanicKind.AwaitedWrongly, "a routine was awaited twice; await it once, where it is called");
        }
        else
        {
            awaited.Caller = caller;
        }
    }

    /// <summary>The result is asked for: the frame is no longer needed.</summary>
    internal static void Take(Frame? frame, Exception? exception, int version)
    {
        if (frame is not null)
        {
            if (!IsCompleted(frame, version))
            {
                Refuse("the result of a routine was asked for before it has ended; await the routine");
                return;
            }

            exception = frame.Exception;
            frame.Recycle();
        }

        if (exception is not null)
        {
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    private static void Refuse(string message)
    {
        if (CoroutineCalls.Running is not { } calls)
        {
            throw new InvalidOperationException($"{message} (inside a task of a device that runs)");
        }

        calls.Scheduler.Panics.Refuse(PanicKind.AwaitedWrongly, message);
    }
}
