namespace Rtos.MicroPython;

/// <summary>Instructions of comparisons, of <c>is</c> and of <c>in</c>: a b → result.</summary>
internal sealed class ComparisonInstructions
{
    private static readonly string[] Names = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];
    private static readonly string[] PreludeNames = ["op_lt", "op_le", "op_eq", "op_ne", "op_gt", "op_ge"];

    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly Calls _calls;
    private readonly Truths _truths;

    internal ComparisonInstructions(Machine machine, ThreadState state, Calls calls, Truths truths)
    {
        _machine = machine;
        _values = state.Values;
        _calls = calls;
        _truths = truths;
    }

    /// <summary>A comparison.</summary>
    internal void Compare(CompareOp op)
    {
        var a = _values.Second;
        var b = _values.Top;
        switch (op)
        {
            case CompareOp.Is or CompareOp.IsNot:
                _values.Replace(2, Value.Of(a.Is(b) == (op == CompareOp.Is)));
                break;
            case CompareOp.In or CompareOp.NotIn:
                Contains(a, b, op == CompareOp.In);
                break;
            default:
                CompareOrder(op, a, b);
                break;
        }
    }

    private void CompareOrder(CompareOp op, Value a, Value b)
    {
        var resultAt = _values.Count - 2;
        if (TryMethod(a, op, out var method))
        {
            _calls.Call(method, [a, b], new Continuation(resultAt, new Pending(this, op, a, b)));
            return;
        }

        if (op == CompareOp.NotEqual && TryMethod(a, CompareOp.Equal, out method))
        {
            _calls.Call(method, [a, b], _truths.At(resultAt, isWanted: false));
            return;
        }

        // a < b is b > a, if only b supports it.
        if (TryMethod(b, Mirror(op), out method))
        {
            _calls.Call(method, [b, a], resultAt);
            return;
        }

        if (op == CompareOp.NotEqual && TryMethod(b, CompareOp.Equal, out method))
        {
            _calls.Call(method, [b, a], _truths.At(resultAt, isWanted: false));
            return;
        }

        Natively(op, Numbers.Unwrap(a), Numbers.Unwrap(b));
    }

    // A method of the script.
    private static bool TryMethod(Value of, CompareOp op, out Value method)
    {
        method = of.Ref is InstanceObject instance ? instance.Type.Lookup(Names[(int)op]) : default;
        return !method.IsUnset && method.Ref is not NativeFunction;
    }

    private void Natively(CompareOp op, Value a, Value b)
    {
        var result = Operators.Compare(_machine, op, a, b);
        if (result.IsFallback)
        {
            _calls.Call(_machine.Prelude[PreludeNames[(int)op]], [a, b], _values.Count - 2);
            return;
        }

        if (result.IsUnset)
        {
            result = op switch
            {
                CompareOp.Equal => Value.Of(a.Is(b)),
                CompareOp.NotEqual => Value.Of(!a.Is(b)),
                _ => throw ScriptError.TypeError($"unsupported types for {Names[(int)op]}: '{Types.NameOf(a)}', '{Types.NameOf(b)}'"),
            };
        }

        _values.Replace(2, result);
    }

    private static CompareOp Mirror(CompareOp op) => op switch
    {
        CompareOp.Less => CompareOp.Greater,
        CompareOp.LessEqual => CompareOp.GreaterEqual,
        CompareOp.Greater => CompareOp.Less,
        CompareOp.GreaterEqual => CompareOp.LessEqual,
        _ => op,
    };

    private void Contains(Value item, Value container, bool isIn)
    {
        var truth = _truths.At(_values.Count - 2, isIn);
        if (container.Ref is InstanceObject instance && instance.Type.Lookup("__contains__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            _calls.Call(method, [container, item], truth);
            return;
        }

        container = Numbers.Unwrap(container);
        var result = Iteration.IsInPython(container) ? Value.Fallback : Operators.Compare(_machine, CompareOp.In, item, container);
        if (result.IsFallback)
        {
            _calls.Call(_machine.Prelude["op_contains"], [container, item], truth);
            return;
        }

        _values.Replace(2, result.IsUnset
            ? throw ScriptError.TypeError($"'{Types.NameOf(container)}' object isn't iterable")
            : Value.Of(result.IsTrueBool == isIn));
    }

    /// <summary>The result is that of a's method; if it is NotImplemented, the interpreter compares.</summary>
    private sealed class Pending(ComparisonInstructions comparisons, CompareOp op, Value a, Value b) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            comparisons._values.Push(value);
            if (value.Ref is NotImplementedObject)
            {
                comparisons._values.Top = a;
                comparisons._values.Push(b);
                comparisons.Natively(op, a, b);
            }
        }
    }
}
