using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>For the compiler: builds <see cref="InterruptRoutine"/> from an async method.</summary>
public struct InterruptRoutineMethodBuilder
{
    // Null until the method first has to wait.
    private InterruptFrame? _frame;
    private Exception? _exception;

    /// <summary>The routine that the caller gets.</summary>
    public readonly InterruptRoutine Task => new(_frame, _exception);

    /// <summary>The caller's stub makes a builder.</summary>
    public static InterruptRoutineMethodBuilder Create() => default;

    /// <summary>The stub starts the method; it runs until it first has to wait.</summary>
    /// <typeparam name="TStateMachine">The method.</typeparam>
    /// <param name="stateMachine">The method's state.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        _frame = null;
        stateMachine.MoveNext();
    }

    /// <summary>Never called: frames hold the state machine by value.</summary>
    /// <param name="stateMachine">Ignored.</param>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => _ = _frame;

    /// <summary>The method has to wait.</summary>
    /// <typeparam name="TAwaiter">What it waits for.</typeparam>
    /// <typeparam name="TStateMachine">The method.</typeparam>
    /// <param name="awaiter">What it waits for.</param>
    /// <param name="stateMachine">The method's state.</param>
    /// <exception cref="InvalidOperationException">An interrupt may not wait for it.</exception>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine
    {
        if (awaiter is not IInterruptAwaiter parks)
        {
            throw InterruptFrame.Foreign();
        }

        if (_frame is null)
        {
            // The builder is a part of the state machine: it is copied with its frame.
            var frame = new InterruptFrame<TStateMachine>();
            _frame = frame;
            frame.Machine = stateMachine;
        }

        parks.Park(_frame);
    }

    /// <inheritdoc cref="AwaitOnCompleted"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine => AwaitOnCompleted(ref awaiter, ref stateMachine);

    /// <summary>The method has ended.</summary>
    public readonly void SetResult() => _frame?.End(null);

    /// <summary>The method threw an exception.</summary>
    /// <param name="exception">The exception.</param>
    public void SetException(Exception exception)
    {
        _exception = exception;
        _frame?.End(exception);
    }
}
