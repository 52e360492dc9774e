using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The return type of a task's async method without a result; await it once, at once.</summary>
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

    /// <summary>For the compiler: the awaiter.</summary>
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
        public bool IsCompleted => _frame is null || FrameUse.IsCompleted(_frame, _version);

        /// <summary>Ends the await; throws what the routine threw.</summary>
        public void GetResult() => FrameUse.Take(_frame, _exception, _version);

        /// <summary>Stops the device: only async methods that return <see cref="Routine"/> can wait for a routine.</summary>
        /// <param name="continuation">Never called.</param>
        public void OnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        void IRtosAwaiter.Park(Frame frame) => FrameUse.Park(_frame!, _version, frame);
    }
}
