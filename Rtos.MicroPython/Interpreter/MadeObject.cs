namespace Rtos.MicroPython;

/// <summary>The result is that of <c>__init__</c> and must be None: the call has given the object that was made.</summary>
/// <param name="values">The values.</param>
/// <param name="then">What is done with the object; null: it is pushed.</param>
internal sealed class MadeObject(ValueStack values, Continuation? then) : ResultReceiver
{
    private readonly Continuation? _then = then;

    internal override void Receive(Value value, in Continuation continuation)
    {
        if (!value.IsNone)
        {
            throw ScriptError.TypeError($"__init__() should return None, not '{Types.NameOf(value)}'");
        }

        var made = Value.Of(continuation.Kept!);
        if (_then is { } then)
        {
            then.Deliver(values, made);
            return;
        }

        values.Push(made);
    }
}
