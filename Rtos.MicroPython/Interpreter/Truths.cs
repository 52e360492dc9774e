namespace Rtos.MicroPython;

/// <summary>Gets the truth values of objects of a script's classes.</summary>
internal sealed class Truths
{
    private readonly ValueStack _values;
    private readonly Calls _calls;
    private readonly ResultReceiver _truth;
    private readonly ResultReceiver _opposite;

    internal Truths(ThreadState state, Calls calls)
    {
        _values = state.Values;
        _calls = calls;
        _truth = new Answer(this, isWanted: true);
        _opposite = new Answer(this, isWanted: false);
    }

    /// <summary>Whether a value is an object whose method must be called.</summary>
    internal static bool IsAsked(Value value) => value.Ref is InstanceObject and not ExceptionObject;

    /// <summary>Pushes the truth value of the result, or its opposite.</summary>
    internal Continuation At(int resultAt, bool isWanted = true) => new(resultAt, isWanted ? _truth : _opposite);

    /// <summary>Calls an object's <c>__bool__</c>, or its <c>__len__</c>.</summary>
    internal void Ask(Value value, in Continuation continuation)
    {
        var instance = (InstanceObject)value.Ref!;
        var method = instance.Type.Lookup("__bool__");
        method = method.IsUnset ? instance.Type.Lookup("__len__") : method;
        if (method.IsUnset)
        {
            continuation.Deliver(_values, Value.Of(instance.Base.IsUnset || Truth.Of(instance.Base)));
            return;
        }

        _calls.Call(method, [Attributes.SelfOf(method, value)], continuation);
    }

    /// <summary>Pushes the truth value of a result, or its opposite.</summary>
    internal void Push(Value value, bool isWanted)
    {
        if (IsAsked(value))
        {
            Ask(value, At(_values.Count, isWanted));
            return;
        }

        _values.Push(Value.Of(Truth.Of(value) == isWanted));
    }

    private sealed class Answer(Truths truths, bool isWanted) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) => truths.Push(value, isWanted);
    }
}
