using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>What an interrupt service routine written as an async method returns, so that it can wait for the time that its code takes.</summary>
/// <remarks>It may await <see cref="InterruptContext.Work"/> and other methods that return this type, and nothing else.</remarks>
[AsyncMethodBuilder(typeof(InterruptRoutineMethodBuilder))]
public readonly struct InterruptRoutine
{
    private readonly InterruptFrame? _frame;
    private readonly Exception? _exception;

    internal InterruptRoutine(InterruptFrame? frame, Exception? exception)
    {
        _frame = frame;
        _exception = exception;
    }

    /// <summary>For the compiler: how an async method waits for this one.</summary>
    /// <returns>The awaiter.</returns>
    public Awaiter GetAwaiter() => new(this);

    internal void ThrowIfFailed()
    {
        if ((_frame?.Exception ?? _exception) is { } exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(exception);
        }
    }

    /// <summary>For the compiler: waits for a method of an interrupt.</summary>
    public readonly struct Awaiter : ICriticalNotifyCompletion, IInterruptAwaiter
    {
        private readonly InterruptRoutine _routine;

        internal Awaiter(InterruptRoutine routine) => _routine = routine;

        /// <summary>Whether the method has ended.</summary>
        public bool IsCompleted => _routine._frame is not { HasEnded: false };

        /// <summary>Throws the exception with which the method ended, if there is one.</summary>
        public void GetResult() => _routine.ThrowIfFailed();

        /// <inheritdoc/>
        public void OnCompleted(Action continuation) => throw InterruptFrame.Foreign();

        /// <inheritdoc/>
        public void UnsafeOnCompleted(Action continuation) => throw InterruptFrame.Foreign();

        void IInterruptAwaiter.Park(InterruptFrame frame) => _routine._frame!.Caller = frame;
    }
}
