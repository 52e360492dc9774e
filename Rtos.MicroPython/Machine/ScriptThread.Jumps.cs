namespace Rtos.MicroPython;

/// <content>Jumps, and what happens at them: other threads may run, callbacks that wait are called.</content>
internal sealed partial class ScriptThread
{
    private readonly int _jumpsOfATurn;

    private void CountJump()
    {
        if (--_frame.JumpsLeft > 0)
        {
            return;
        }

        _frame.JumpsLeft = _jumpsOfATurn;
        _phase = Phase.Turn;
    }

    private void PopJump(int target, bool when)
    {
        var value = Top;
        if (HasTruthMethod(value))
        {
            CallTruth(value, _sp, ReturnMode.Retry, default, _sp - 1);
            return;
        }

        _sp--;
        if (Truth.Of(value) == when)
        {
            _frame.Ip = target;
        }

        CountJump();
    }

    private void JumpOrPop(int target, bool when)
    {
        var value = Top;
        if (HasTruthMethod(value))
        {
            CallTruth(value, _sp - 1, ReturnMode.JumpOrPop, value);
            return;
        }

        if (Truth.Of(value) == when)
        {
            _frame.Ip = target;
        }
        else
        {
            _sp--;
        }

        CountJump();
    }

    // The object has said whether it is true; the instruction before this one says what that means.
    private void FinishJump(Value truth, Value kept)
    {
        if (HasTruthMethod(truth))
        {
            CallTruth(truth, _sp, ReturnMode.JumpOrPop, kept);
            return;
        }

        var word = _frame.Code.Instructions[_frame.Ip - 1];
        var when = (Op)(word & 0xFF) == Op.JumpIfTrueOrPop;
        if (Truth.Of(truth) == when)
        {
            Push(kept);
            _frame.Ip = word >> 8;
        }

        CountJump();
    }

    private void Unary(UnaryOp op)
    {
        var a = Top;
        if (op == UnaryOp.Not)
        {
            if (HasTruthMethod(a))
            {
                CallTruth(a, _sp - 1, ReturnMode.NotTruth);
                return;
            }

            _stack[_sp - 1] = Value.Of(!Truth.Of(a));
            return;
        }

        if (a.Ref is InstanceObject instance)
        {
            var method = instance.Type.Lookup(NameOf(op));
            if (!method.IsUnset)
            {
                Call(method, [a], _sp - 1, ReturnMode.Push, default);
                return;
            }
        }

        var result = Operators.Unary(_machine, op, Native(a));
        _stack[_sp - 1] = result.IsUnset ? throw ScriptError.TypeError($"unsupported type for {NameOf(op)}: '{Types.NameOf(a)}'") : result;
    }

    private static string NameOf(UnaryOp op) => op switch
    {
        UnaryOp.Positive => "__pos__",
        UnaryOp.Negative => "__neg__",
        _ => "__invert__",
    };

    // An object of a class that derives from a native type stands for the native object inside.
    private static Value Native(Value value) =>
        value.Ref is InstanceObject { Base.IsUnset: false } instance ? instance.Base : value;
}
