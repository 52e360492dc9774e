namespace Rtos.MicroPython;

/// <content>Operators with two operands.</content>
internal sealed partial class ScriptThread
{
    private static readonly string[] BinaryNames =
    [
        "add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "matmul", "lshift", "rshift", "and", "or", "xor",
    ];

    private static readonly string[] DirectNames = Array.ConvertAll(BinaryNames, n => string.Intern($"__{n}__"));
    private static readonly string[] ReverseNames = Array.ConvertAll(BinaryNames, n => string.Intern($"__r{n}__"));
    private static readonly string[] InPlaceNames = Array.ConvertAll(BinaryNames, n => string.Intern($"__i{n}__"));
    private static readonly string[] CompareNames = ["__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"];
    private static readonly string[] PreludeCompareNames = ["op_lt", "op_le", "op_eq", "op_ne", "op_gt", "op_ge"];

    private static bool HasTruthMethod(Value value) => value.Ref is InstanceObject and not ExceptionObject;

    private static bool IsIteratedInPython(Value value) => 
        value.Ref is GeneratorObject or StreamObject { IsInput: true } || value.Ref is InstanceObject and not ExceptionObject;

    private void Binary(BinaryOp op, bool isInPlace)
    {
        var a = _stack[_sp - 2];
        var b = _stack[_sp - 1];
        if (a.Ref is InstanceObject || b.Ref is InstanceObject)
        {
            StartOperator(new PendingOperator(op, isInPlace, a, b));
            return;
        }

        BinaryNatively(op, isInPlace, a, b);
    }

    private void BinaryNatively(BinaryOp op, bool isInPlace, Value a, Value b)
    {
        var result = isInPlace ? Operators.InPlace(_machine, op, a, b) : Operators.Binary(_machine, op, a, b);
        if (result.IsUnset)
        {
            throw NotSupported(op, a, b);
        }

        if (result.IsFallback)
        {
            Call(_machine.Prelude[isInPlace ? $"op_i{BinaryNames[(int)op]}" : $"op_{BinaryNames[(int)op]}"], [a, b], _sp - 2, ReturnMode.Push, default);
            return;
        }

        _stack[--_sp - 1] = result;
    }

    private static ScriptError NotSupported(BinaryOp op, Value a, Value b) =>
        ScriptError.TypeError($"unsupported types for {DirectNames[(int)op]}: '{Types.NameOf(a)}', '{Types.NameOf(b)}'");

    // a's in-place method, a's method, b's reverse method: the first that there is and that does not give NotImplemented.
    private void StartOperator(PendingOperator pending)
    {
        while (pending.NextMethod() is { IsUnset: false } method)
        {
            if (method.Ref is NativeFunction)
            {
                continue;
            }

            Call(method, pending.Arguments, _sp - 2, ReturnMode.Operator, new Value(pending));
            return;
        }

        BinaryNatively(pending.Op, pending.IsInPlace, Native(pending.Left), Native(pending.Right));
    }

    private void FinishOperator(Value value, PendingOperator pending)
    {
        if (value.Ref is not NotImplementedObject)
        {
            Push(value);
            return;
        }

        Push(pending.Left);
        Push(pending.Right);
        if (pending.Comparison is { } comparison)
        {
            CompareNatively(comparison, pending.Left, pending.Right);
            return;
        }

        StartOperator(pending);
    }

    private void Compare(CompareOp op)
    {
        var a = _stack[_sp - 2];
        var b = _stack[_sp - 1];
        switch (op)
        {
            case CompareOp.Is or CompareOp.IsNot:
                _stack[--_sp - 1] = Value.Of(a.Is(b) == (op == CompareOp.Is));
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
        if (a.Ref is InstanceObject left && left.Type.Lookup(CompareNames[(int)op]) is { IsUnset: false, Ref: not NativeFunction } method)
        {
            Call(method, [a, b], _sp - 2, ReturnMode.Operator, new Value(PendingOperator.Of(op, a, b)));
            return;
        }

        if (op == CompareOp.NotEqual && a.Ref is InstanceObject other && other.Type.Lookup("__eq__") is { IsUnset: false, Ref: not NativeFunction } equal)
        {
            Call(equal, [a, b], _sp - 2, ReturnMode.NotTruth, default);
            return;
        }

        // a < b is b > a, when only b knows how.
        var mirrored = Mirror(op);
        if (b.Ref is InstanceObject right && right.Type.Lookup(CompareNames[(int)mirrored]) is { IsUnset: false, Ref: not NativeFunction } reverse)
        {
            Call(reverse, [b, a], _sp - 2, ReturnMode.Push, default);
            return;
        }

        if (op == CompareOp.NotEqual && b.Ref is InstanceObject last && last.Type.Lookup("__eq__") is { IsUnset: false, Ref: not NativeFunction } reversed)
        {
            Call(reversed, [b, a], _sp - 2, ReturnMode.NotTruth, default);
            return;
        }

        CompareNatively(op, Native(a), Native(b));
    }

    private void CompareNatively(CompareOp op, Value a, Value b)
    {
        var result = Operators.Compare(_machine, op, a, b);
        if (result.IsFallback)
        {
            Call(_machine.Prelude[PreludeCompareNames[(int)op]], [a, b], _sp - 2, ReturnMode.Push, default);
            return;
        }

        if (result.IsUnset)
        {
            result = op switch
            {
                CompareOp.Equal => Value.Of(a.Is(b)),
                CompareOp.NotEqual => Value.Of(!a.Is(b)),
                _ => throw ScriptError.TypeError($"unsupported types for {CompareNames[(int)op]}: '{Types.NameOf(a)}', '{Types.NameOf(b)}'"),
            };
        }

        _stack[--_sp - 1] = result;
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
        var mode = isIn ? ReturnMode.Truth : ReturnMode.NotTruth;
        if (container.Ref is InstanceObject instance && instance.Type.Lookup("__contains__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            Call(method, [container, item], _sp - 2, mode, default);
            return;
        }

        container = Native(container);
        var result = IsIteratedInPython(container) ? Value.Fallback : Operators.Compare(_machine, CompareOp.In, item, container);
        if (result.IsFallback)
        {
            Call(_machine.Prelude["op_contains"], [container, item], _sp - 2, mode, default);
            return;
        }

        _stack[--_sp - 1] = result.IsUnset
            ? throw ScriptError.TypeError($"'{Types.NameOf(container)}' object isn't iterable")
            : Value.Of(result.IsTrueBool == isIn);
    }

    /// <summary>An operator on objects of a script's class: which of their methods have been tried.</summary>
    private sealed class PendingOperator(BinaryOp op, bool isInPlace, Value left, Value right)
    {
        private int _tried;
        private CompareOp? _compare;

        internal BinaryOp Op => op;

        internal bool IsInPlace => isInPlace;

        internal Value Left => left;

        internal Value Right => right;

        internal CompareOp? Comparison => _compare;

        internal Value[] Arguments { get; private set; } = [];

        internal static PendingOperator Of(CompareOp op, Value left, Value right) =>
            new(default, false, left, right) { _compare = op, _tried = 3 };

        internal Value NextMethod()
        {
            while (_tried < 3)
            {
                var found = (_tried++) switch
                {
                    0 when isInPlace => MethodOf(left, InPlaceNames[(int)op], [left, right]),
                    1 => MethodOf(left, DirectNames[(int)op], [left, right]),
                    2 => MethodOf(right, ReverseNames[(int)op], [right, left]),
                    _ => default,
                };
                if (!found.IsUnset)
                {
                    return found;
                }
            }

            return default;
        }

        private Value MethodOf(Value of, string name, Value[] arguments)
        {
            Arguments = arguments;
            return of.Ref is InstanceObject instance ? instance.Type.Lookup(name) : default;
        }
    }
}
