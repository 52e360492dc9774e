namespace Rtos.MicroPython;

/// <summary>Instructions that jump, and <c>not</c>: they ask objects whether they are true.</summary>
internal sealed class JumpInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly KernelGate _gate;
    private readonly Calls _calls;
    private readonly Truths _truths;
    private readonly ResultReceiver _decision;

    internal JumpInstructions(Machine machine, ThreadState state, KernelGate gate, Calls calls, Truths truths)
    {
        _machine = machine;
        _values = state.Values;
        _frames = state.Frames;
        _gate = gate;
        _calls = calls;
        _truths = truths;
        _decision = new Decision(this);
    }

    /// <summary>Jumps.</summary>
    internal void Jump(int target)
    {
        _frames.Current.Ip = target;
        _gate.CountJump();
    }

    /// <summary>value →, and a jump if it has the given truth value.</summary>
    internal void PopJump(int target, bool when)
    {
        var value = _values.Top;
        if (Truths.IsAsked(value))
        {
            _truths.Ask(value, _calls.Again(_values.Count, _values.Count - 1));
            return;
        }

        _values.Count--;
        if (Truth.Of(value) == when)
        {
            _frames.Current.Ip = target;
        }

        _gate.CountJump();
    }

    /// <summary>value →, or a jump that keeps it if it has the given truth value.</summary>
    internal void JumpOrPop(int target, bool when)
    {
        var value = _values.Top;
        if (Truths.IsAsked(value))
        {
            _truths.Ask(value, new Continuation(_values.Count - 1, _decision, (InstanceObject)value.Ref!));
            return;
        }

        if (Truth.Of(value) == when)
        {
            _frames.Current.Ip = target;
        }
        else
        {
            _values.Count--;
        }

        _gate.CountJump();
    }

    /// <summary>a → result</summary>
    internal void Unary(UnaryOp op)
    {
        var a = _values.Top;
        if (op == UnaryOp.Not)
        {
            if (Truths.IsAsked(a))
            {
                _truths.Ask(a, _truths.At(_values.Count - 1, isWanted: false));
                return;
            }

            _values.Top = Value.Of(!Truth.Of(a));
            return;
        }

        if (a.Ref is InstanceObject instance)
        {
            var method = instance.Type.Lookup(NameOf(op));
            if (!method.IsUnset)
            {
                _calls.Call(method, [a], _values.Count - 1);
                return;
            }
        }

        var result = Operators.Unary(_machine, op, Numbers.Unwrap(a));
        _values.Top = result.IsUnset ? throw ScriptError.TypeError($"unsupported type for {NameOf(op)}: '{Types.NameOf(a)}'") : result;
    }

    private static string NameOf(UnaryOp op) => op switch
    {
        UnaryOp.Positive => "__pos__",
        UnaryOp.Negative => "__neg__",
        _ => "__invert__",
    };

    /// <summary>An object has returned its truth value; the instruction before the next one determines its use.</summary>
    private sealed class Decision(JumpInstructions jumps) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            if (Truths.IsAsked(value))
            {
                jumps._truths.Ask(value, new Continuation(jumps._values.Count, this, continuation.Kept));
                return;
            }

            var frame = jumps._frames.Current;
            var (op, target) = frame.Code.Instructions[frame.Ip - 1];
            if (Truth.Of(value) == (op == Op.JumpIfTrueOrPop))
            {
                jumps._values.Push(Value.Of(continuation.Kept!));
                frame.Ip = target;
            }

            jumps._gate.CountJump();
        }
    }
}
