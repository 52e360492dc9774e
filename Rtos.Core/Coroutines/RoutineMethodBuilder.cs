using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>For the compiler: builds <see cref="Routine"/> from an async method.</summary>
/// <remarks>The members are in the order in which the compiler's code uses them.</remarks>
public struct RoutineMethodBuilder
{
    // Null until the method first has to wait.
    private Frame<Nothing>? _frame;
    private Exception? _exception;

    /// <summary>The routine that the caller gets.</summary>
    public readonly Routine Task => new(_frame, _exception);

    /// <summary>1: the caller's stub makes a builder.</summary>
    public static RoutineMethodBuilder Create() => default;

    /// <summary>2: the stub starts the method; it runs until it first has to wait.</summary>
    /// <typeparam name="TStateMachine">The method.</typeparam>
    /// <param name="stateMachine">The method's state.</param>
    public void Start<TStateMachine>(ref TStateMachine stateMachine)
        where TStateMachine : IAsyncStateMachine
    {
        if (CoroutineCalls.Enter<TStateMachine>() is not { } calls)
        {
            _frame = CoroutineCalls.NeverRuns<TStateMachine, Nothing>();
            return;
        }

        stateMachine.MoveNext();
        calls.Leave<TStateMachine>(_frame);
    }

    /// <summary>Never called: frames hold the state machine by value.</summary>
    /// <param name="stateMachine">Ignored.</param>
    public readonly void SetStateMachine(IAsyncStateMachine stateMachine) => _ = _frame;

    /// <summary>3: the method has to wait.</summary>
    /// <typeparam name="TAwaiter">What it waits for.</typeparam>
    /// <typeparam name="TStateMachine">The method.</typeparam>
    /// <param name="awaiter">What it waits for.</param>
    /// <param name="stateMachine">The method's state.</param>
    public void AwaitOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : INotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        CoroutineCalls.Suspend(ref awaiter, ref stateMachine, ref _frame);

    /// <inheritdoc cref="AwaitOnCompleted"/>
    public void AwaitUnsafeOnCompleted<TAwaiter, TStateMachine>(ref TAwaiter awaiter, ref TStateMachine stateMachine)
        where TAwaiter : ICriticalNotifyCompletion
        where TStateMachine : IAsyncStateMachine =>
        CoroutineCalls.Suspend(ref awaiter, ref stateMachine, ref _frame);

    /// <summary>4: the method has ended.</summary>
    public readonly void SetResult() => _frame?.Complete(null);

    /// <summary>4: the method threw an exception.</summary>
    /// <param name="exception">The exception.</param>
    public void SetException(Exception exception)
    {
        _exception = exception;
        _frame?.Complete(exception);
    }
}

/// <summary>The result of a method that has none.</summary>
internal readonly struct Nothing;
