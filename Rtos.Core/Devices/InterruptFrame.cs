using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>Marks what an interrupt may await.</summary>
internal interface IInterruptAwaiter
{
    /// <summary>The method of the frame waits for this.</summary>
    void Park(InterruptFrame frame);
}

/// <summary>A method of an interrupt that has stopped in the middle.</summary>
internal abstract class InterruptFrame
{
    /// <summary>The method that waits for this one.</summary>
    internal InterruptFrame? Caller { get; set; }

    internal bool HasEnded { get; private set; }

    internal Exception? Exception { get; private set; }

    /// <summary>Goes on after its <c>await</c>.</summary>
    internal abstract void GoOn();

    internal void End(Exception? exception)
    {
        HasEnded = true;
        Exception = exception;
        Caller?.GoOn();
    }

    internal static InvalidOperationException Foreign() =>
        new("an interrupt service routine may only await isr.Work(…) and methods that return InterruptRoutine; a method that awaits them returns InterruptRoutine");
}

/// <summary>The same with the state of the method.</summary>
/// <typeparam name="TStateMachine">The compiler's state machine.</typeparam>
internal sealed class InterruptFrame<TStateMachine> : InterruptFrame
    where TStateMachine : IAsyncStateMachine
{
    internal TStateMachine Machine = default!;

    internal override void GoOn() => Machine.MoveNext();
}
