namespace Rtos.MicroPython;

/// <summary>Receives the result of <c>__init__</c>, which must be None: the call's result is the new object.</summary>
/// <param name="values">The values.</param>
/// <param name="then">What to do with the object; null: it is pushed.</param>
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
