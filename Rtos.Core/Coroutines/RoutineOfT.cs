using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The return type of a task's async method with a result; await it once, at once.</summary>
/// <typeparam name="TResult">The result.</typeparam>
/// <remarks>See <see cref="Routine"/>.</remarks>
[AsyncMethodBuilder(typeof(RoutineMethodBuilder<>))]
public readonly struct Routine<TResult>
{
    private readonly Frame<TResult>? _frame;
    private readonly Exception? _exception;
    private readonly TResult? _result;
    private readonly int _version;

    internal Routine(Frame<TResult>? frame, Exception? exception, TResult? result)
    {
        _frame = frame;
        _exception = exception;
        _result = result;
        _version = frame?.Version ?? 0;
    }

    /// <summary>For the compiler: <c>await</c>.</summary>
    public Awaiter GetAwaiter() => new(_frame, _exception, _result, _version);

    /// <summary>For the compiler: the awaiter.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IRtosAwaiter
    {
        private readonly Frame<TResult>? _frame;
        private readonly Exception? _exception;
        private readonly TResult? _result;
        private readonly int _version;

        internal Awaiter(Frame<TResult>? frame, Exception? exception, TResult? result, int version)
        {
            _frame = frame;
            _exception = exception;
            _result = result;
            _version = version;
        }

        /// <summary>Whether the routine has ended.</summary>
        public bool IsCompleted => _frame is null || FrameUse.IsCompleted(_frame, _version);

        /// <summary>Ends the await with the routine's result; throws what the routine threw.</summary>
        /// <returns>The result.</returns>
        public TResult GetResult()
        {
            // Read first: the frame forgets it when it is returned to the pool. A stale value is not given out.
            var result = _frame is null ? _result : FrameUse.IsCompleted(_frame, _version) ? _frame.Result : default;
            FrameUse.Take(_frame, _exception, _version);
            return result!;
        }

        /// <summary>Stops the device: only async methods that return <see cref="Routine"/> can wait for a routine.</summary>
        /// <param name="continuation">Never called.</param>
        public void OnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        /// <inheritdoc cref="OnCompleted"/>
        public void UnsafeOnCompleted(Action continuation) => ForeignAwaits.RefuseCaller(continuation);

        void IRtosAwaiter.Park(Frame frame) => FrameUse.Park(_frame!, _version, frame);
    }
}
