using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Rtos.Core;

/// <summary>What an async method of a task returns when it has no result: to be awaited once, at once.</summary>
/// <remarks>
/// Only kernel calls and other routines can be awaited inside. No host context flows: an <c>AsyncLocal</c> set in one
/// task is seen by the next.
/// </remarks>
[AsyncMethodBuilder(typeof(RoutineMethodBuilder))]
public readonly struct Routine
{
    private readonly Frame? _frame;
    private readonly Exception? _exception;
    private readonly int _version;

    internal Routine(Frame? frame, Exception? exception)
    {
        _frame = frame;
        _exception = exception;
        _version = frame?.Version ?? 0;
    }

    /// <summary>A routine that has ended already.</summary>
    public static Routine Completed => default;

    internal Frame? Frame => _frame;

    internal Exception? Exception => _exception;

    /// <summary>For the compiler: <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(_frame, _exception, _version);

    /// <summary>For the compiler: what stands behind <c>await</c>.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IRtosAwaiter
    {
        private readonly Frame? _frame;
        private readonly Exception? _exception;
        private readonly int _version;

        internal Awaiter(Frame? frame, Exception? exception, int version)
        {
            _frame = frame;
            _exception = exception;
            _version = version;
        }

        /// <summary>Whether the routine has ended.</summary>
        public bool IsCompleted => _frame is null || FrameUse.Checked(_frame, _version).IsCompleted;

        /// <summary>Ends the await; throws what the routine threw.</summary>
        public void GetResult() => FrameUse.Take(_frame, _exception, _version);

        /// <summary>Not for this awaiter: only async methods that return <see cref="Routine"/> can wait for a routine.</summary>
        /// <param name="continuation">Ignored.</param>
        /// <exception cref="InvalidOperationException">Always.</exception>
        public void OnCompleted(Action continuation) => FrameUse.RefuseForeignCaller();

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => FrameUse.RefuseForeignCaller();

        void IRtosAwaiter.Park(Frame frame) => FrameUse.Park(FrameUse.Checked(_frame!, _version), frame);
    }
}

/// <summary>What the awaiters of routines share.</summary>
internal static class FrameUse
{
    internal static Frame Checked(Frame frame, int version)
    {
        if (frame.Version != version)
        {
            Refuse();
        }

        return frame;
    }

    /// <summary>The method behind the second frame waits for that behind the first.</summary>
    internal static void Park(Frame awaited, Frame caller)
    {
        if (awaited.Owner != caller.Owner)
        {
            Device.Running?.Misuse(
                $"{caller.Info.Name} awaits {awaited.Info.Name}, which another task has called; "
                + "a task may only await what it has called itself");
        }

        awaited.Caller = caller;
    }

    internal static void Take(Frame? frame, Exception? exception, int version)
    {
        if (frame is not null)
        {
            exception = Checked(frame, version).Exception;
            frame.Recycle();
        }

        if (exception is not null)
        {
            ExceptionDispatchInfo.Throw(exception);
        }
    }

    internal static void RefuseForeignCaller() => throw new InvalidOperationException(
        "only an async method that returns Routine can await a routine or a kernel call");

    private static void Refuse() => Device.Running?.Misuse(
        "a routine was awaited twice; await it once, where it is called");
}
