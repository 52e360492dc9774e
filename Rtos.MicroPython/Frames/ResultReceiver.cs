namespace Rtos.MicroPython;

/// <summary>Receives the result of a call if it is not simply pushed: each kind of instruction has its own.</summary>
internal abstract class ResultReceiver
{
    /// <summary>The call has returned a value. The top of the stack is where the result goes.</summary>
    internal abstract void Receive(Value value, in Continuation continuation);

    /// <summary>An exception has left the called frame.</summary>
    /// <returns>Whether it ends here; otherwise it continues to the calling frame.</returns>
    internal virtual bool Fail(ExceptionObject error, in Continuation continuation) => false;

    /// <summary>A generator that was asked for its next value has none.</summary>
    /// <param name="result">The value of its return statement.</param>
    /// <param name="continuation">What to do with the next value.</param>
    /// <returns>Whether that was expected; otherwise it is a StopIteration.</returns>
    internal virtual bool End(Value result, in Continuation continuation) => false;
}
