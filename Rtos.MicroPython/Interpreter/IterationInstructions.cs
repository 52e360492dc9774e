namespace Rtos.MicroPython;

/// <summary>Instructions of loops and of <c>yield from</c>.</summary>
internal sealed class IterationInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly KernelGate _gate;
    private readonly Calls _calls;
    private readonly Generators _generators;
    private readonly ResultReceiver _element;

    internal IterationInstructions(Machine machine, ThreadState state, KernelGate gate, Calls calls, Generators generators)
    {
        _machine = machine;
        _values = state.Values;
        _frames = state.Frames;
        _gate = gate;
        _calls = calls;
        _generators = generators;
        _element = new Element(this, _values);
    }

    /// <summary>iterable → iterator</summary>
    internal void GetIterator()
    {
        var iterable = _values.Top;
        if (iterable.Ref is GeneratorObject or NativeIterator)
        {
            return;
        }

        if (iterable.Ref is StreamObject { IsInput: true })
        {
            _calls.Call(_machine.Prelude["op_iter_stream"], [iterable], _values.Count - 1);
            return;
        }

        if (iterable.Ref is InstanceObject instance and not ExceptionObject)
        {
            if (IsIteratedInPython(instance))
            {
                return;
            }

            iterable = Numbers.Unwrap(iterable);
        }

        _values.Top = Iteration.Of(_machine, iterable) is { } iterator
            ? _machine.New(iterator)
            : throw ScriptError.TypeError($"'{Types.NameOf(iterable)}' object isn't iterable");
    }

    // Whether the class has the necessary methods: they are called, or the object is its own iterator.
    private bool IsIteratedInPython(InstanceObject instance)
    {
        var method = instance.Type.Lookup("__iter__");
        if (!method.IsUnset && method.Ref is not NativeFunction)
        {
            _calls.Call(method, [_values.Top], _values.Count - 1);
            return true;
        }

        if (instance.Base.IsUnset && !instance.Type.Lookup("__getitem__").IsUnset)
        {
            _calls.Call(_machine.Prelude["op_iter_getitem"], [_values.Top], _values.Count - 1);
            return true;
        }

        return instance.Base.IsUnset && !instance.Type.Lookup("__next__").IsUnset;
    }

    /// <summary>iterator → iterator element, or the loop ends.</summary>
    internal void ForIterator(int end)
    {
        switch (_values.Top.Ref)
        {
            case NativeIterator native:
                if (native.MoveNext(_machine, out var value))
                {
                    _values.Push(value);
                }
                else
                {
                    EndLoop(end);
                }

                _gate.CountJump();
                break;
            case GeneratorObject generator:
                _generators.Resume(generator, Value.None, null, new Continuation(_values.Count, _element));
                break;
            case InstanceObject instance when instance.Type.Lookup("__next__") is { IsUnset: false } next:
                _calls.Call(next, [_values.Top], new Continuation(_values.Count, _element));
                break;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(_values.Top)}' object isn't an iterator");
        }
    }

    private void EndLoop(int end)
    {
        _values.Count--;
        _frames.Current.Ip = end;
    }

    /// <summary>iterator sent → …: asks the iterator for the next value and yields it; the instruction is repeated with the sent value.</summary>
    internal void YieldFrom()
    {
        var sent = _values.Pop();
        var iterator = _values.Top;
        _frames.Current.Ip--;
        switch (iterator.Ref)
        {
            case GeneratorObject generator:
                _generators.Resume(generator, sent, null, _generators.YieldedAt(_values.Count));
                break;
            case NativeIterator native:
                if (native.MoveNext(_machine, out var value))
                {
                    _generators.Yield(value);
                }
                else
                {
                    _generators.EndYieldFrom(Value.None);
                }

                break;
            case InstanceObject instance when instance.Type.Lookup(sent.IsNone ? "__next__" : "send") is { IsUnset: false } next:
                _calls.Call(next, sent.IsNone ? [iterator] : [iterator, sent], _generators.YieldedAt(_values.Count));
                break;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(iterator)}' object isn't an iterator");
        }
    }

    /// <summary>The next element of a loop: a StopIteration, or the end of a generator, ends the loop.</summary>
    private sealed class Element(IterationInstructions loop, ValueStack values) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) => values.Push(value);

        internal override bool Fail(ExceptionObject error, in Continuation continuation) =>
            error.Type.IsSubclassOf(Types.StopIteration) && End(Value.None, continuation);

        internal override bool End(Value result, in Continuation continuation)
        {
            var frame = loop._frames.Current;
            loop.EndLoop(frame.Code.Instructions[frame.Ip - 1].Argument);
            loop._gate.CountJump();
            return true;
        }
    }
}
