namespace Rtos.MicroPython;

/// <summary>Instructions of operators with two operands: a b → result.</summary>
internal sealed class OperatorInstructions
{
    private static readonly string[] Names =
    [
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor",
    ];

    private static readonly string[] DirectNames = Array.ConvertAll(Names, n => string.Intern($"__{n}__"));
    private static readonly string[] ReverseNames = Array.ConvertAll(Names, n => string.Intern($"__r{n}__"));
    private static readonly string[] InPlaceNames = Array.ConvertAll(Names, n => string.Intern($"__i{n}__"));

    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly Calls _calls;

    internal OperatorInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _calls = calls;
    }

    /// <summary>An operator.</summary>
    /// <param name="op">Which.</param>
    /// <param name="isInPlace">Whether it is one of <c>+=</c> and the like.</param>
    internal void Binary(BinaryOp op, bool isInPlace)
    {
        var a = _values.Second;
        var b = _values.Top;
        if (a.Ref is InstanceObject || b.Ref is InstanceObject)
        {
            new Pending(this, op, isInPlace, a, b).TryNext();
            return;
        }

        Natively(op, isInPlace, a, b);
    }

    private void Natively(BinaryOp op, bool isInPlace, Value a, Value b)
    {
        var result = isInPlace ? Operators.InPlace(_machine, op, a, b) : Operators.Binary(_machine, op, a, b);
        if (result.IsUnset)
        {
            throw ScriptError.TypeError($"unsupported types for {DirectNames[(int)op]}: '{Types.NameOf(a)}', '{Types.NameOf(b)}'");
        }

        if (result.IsFallback)
        {
            var prelude = _machine.Prelude[isInPlace ? $"op_i{Names[(int)op]}" : $"op_{Names[(int)op]}"];
            _calls.Call(prelude, a, b, _values.Count - 2);
            return;
        }

        _values.Replace(2, result);
    }

    /// <summary>
    /// An operator on objects of a script's class: a's in-place method, a's method, b's reverse method; the first that exists and
    /// does not return NotImplemented.
    /// </summary>
    private sealed class Pending(OperatorInstructions operators, BinaryOp op, bool isInPlace, Value left, Value right) : ResultReceiver
    {
        private int _tried;

        internal override void Receive(Value value, in Continuation continuation)
        {
            var values = operators._values;
            if (value.Ref is not NotImplementedObject)
            {
                values.Push(value);
                return;
            }

            values.Push(left);
            values.Push(right);
            TryNext();
        }

        /// <summary>Calls the next method; if there is none, applies the interpreter's operator to the native objects inside.</summary>
        internal void TryNext()
        {
            var resultAt = operators._values.Count - 2;
            while (_tried < 3)
            {
                var (of, with, name) = (_tried++) switch
                {
                    0 => (left, right, isInPlace ? InPlaceNames[(int)op] : null),
                    1 => (left, right, DirectNames[(int)op]),
                    _ => (right, left, ReverseNames[(int)op]),
                };
                if (name is not null && of.Ref is InstanceObject instance
                    && instance.Type.Lookup(name) is { IsUnset: false, Ref: not NativeFunction } method)
                {
                    operators._calls.Call(method, [of, with], new Continuation(resultAt, this));
                    return;
                }
            }

            operators.Natively(op, isInPlace, Numbers.Unwrap(left), Numbers.Unwrap(right));
        }
    }
}
