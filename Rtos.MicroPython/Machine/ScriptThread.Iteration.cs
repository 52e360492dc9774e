namespace Rtos.MicroPython;

/// <content>Iterators, generators.</content>
internal sealed partial class ScriptThread
{
    private void GetIterator()
    {
        var iterable = Top;
        if (iterable.Ref is GeneratorObject or NativeIterator)
        {
            return;
        }

        if (iterable.Ref is StreamObject { IsInput: true })
        {
            Call(_machine.Prelude["op_iter_stream"], [iterable], _sp - 1, ReturnMode.Push, default);
            return;
        }

        if (iterable.Ref is InstanceObject instance and not ExceptionObject)
        {
            var method = instance.Type.Lookup("__iter__");
            if (!method.IsUnset && method.Ref is not NativeFunction)
            {
                Call(method, [iterable], _sp - 1, ReturnMode.Push, default);
                return;
            }

            if (instance.Base.IsUnset && !instance.Type.Lookup("__getitem__").IsUnset)
            {
                Call(_machine.Prelude["op_iter_getitem"], [iterable], _sp - 1, ReturnMode.Push, default);
                return;
            }

            if (instance.Base.IsUnset && !instance.Type.Lookup("__next__").IsUnset)
            {
                return;
            }

            iterable = Native(iterable);
        }

        _stack[_sp - 1] = Iteration.Of(_machine, iterable) is { } iterator
            ? _machine.New(iterator)
            : throw ScriptError.TypeError($"'{Types.NameOf(iterable)}' object isn't iterable");
    }

    private void ForIterator(int end)
    {
        switch (Top.Ref)
        {
            case NativeIterator native:
                if (native.MoveNext(_machine, out var value))
                {
                    Push(value);
                }
                else
                {
                    EndLoop(end);
                }

                CountJump();
                break;
            case GeneratorObject generator:
                Resume(generator, Value.None, null, _sp, ReturnMode.ForIter, default);
                break;
            case InstanceObject instance when instance.Type.Lookup("__next__") is { IsUnset: false } next:
                Call(next, [Top], _sp, ReturnMode.ForIter, default);
                break;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(Top)}' object isn't an iterator");
        }
    }

    private void EndLoop(int end)
    {
        _sp--;
        _frame.Ip = end;
    }

    /// <summary>Goes on with a generator: a value is sent into it, or an exception thrown.</summary>
    private void Resume(GeneratorObject generator, Value sent, ExceptionObject? error, int resultAt, ReturnMode mode, Value aux)
    {
        if (generator.IsRunning)
        {
            throw ScriptError.ValueError("generator already executing");
        }

        if (generator.HasEnded)
        {
            if (error is not null)
            {
                throw new ScriptError(error);
            }

            _sp = resultAt;
            EndOfIteration(mode, Value.None, aux);
            return;
        }

        if (!generator.HasStarted && error is null && !sent.IsNone)
        {
            throw ScriptError.TypeError("can't send non-None value to a just-started generator");
        }

        var code = generator.Function.Code;
        var at = Math.Max(_sp, resultAt);
        EnsureStack(at + code.LocalNames.Length + code.StackSize + 2);
        generator.Slots.AsSpan(0, generator.Used).CopyTo(_stack.AsSpan(at));
        PushFrame(code, generator.Function.Globals, generator.Function.Globals, at, resultAt, mode, aux);
        _sp = at + generator.Used;
        _frame.Ip = generator.Ip;
        _frame.Generator = generator;
        generator.IsRunning = true;
        if (error is not null)
        {
            ThrowInto(generator, error);
            return;
        }

        if (generator.HasStarted)
        {
            Push(sent);
        }

        generator.HasStarted = true;
    }

    // The exception goes to the innermost generator that a yield from has come to.
    private void ThrowInto(GeneratorObject generator, ExceptionObject error)
    {
        var isDelegating = generator.HasStarted && (Op)(_frame.Code.Instructions[_frame.Ip] & 0xFF) == Op.YieldFrom;
        generator.HasStarted = true;
        if (isDelegating && Top.Ref is GeneratorObject { HasEnded: false } inner)
        {
            var closes = error.Type.IsSubclassOf(Types.GeneratorExit);
            Resume(inner, Value.None, error, _sp, closes ? ReturnMode.CloseInner : ReturnMode.YieldFrom, closes ? Value.Of(error) : default);
            return;
        }

        Raise(error);
    }

    // The generator's frame is left with a value; its slots are kept in it.
    private void Yield()
    {
        var frame = _frame;
        var generator = frame.Generator ?? throw new InvalidOperationException("a yield outside of a generator's frame");
        var value = Pop();
        generator.Used = _sp - frame.Base;
        _stack.AsSpan(frame.Base, generator.Used).CopyTo(generator.Slots);
        generator.Ip = frame.Ip;
        generator.IsRunning = false;
        var (mode, aux, auxIndex) = (frame.Mode, frame.Aux, frame.AuxIndex);
        PopFrame();
        _sp = frame.ResultAt;
        Finish(value, mode, aux, auxIndex);
    }

    // iterator sent → …: asks the iterator for the next value and yields it; the instruction comes again with what was sent.
    private void YieldFrom()
    {
        var sent = Pop();
        var iterator = Top;
        _frame.Ip--;
        switch (iterator.Ref)
        {
            case GeneratorObject generator:
                Resume(generator, sent, null, _sp, ReturnMode.YieldFrom, default);
                break;
            case NativeIterator native:
                if (native.MoveNext(_machine, out var value))
                {
                    Push(value);
                    Yield();
                }
                else
                {
                    EndYieldFrom(Value.None);
                }

                break;
            case InstanceObject instance when (sent.IsNone ? instance.Type.Lookup("__next__") : instance.Type.Lookup("send")) is { IsUnset: false } next:
                Call(next, sent.IsNone ? [iterator] : [iterator, sent], _sp, ReturnMode.YieldFrom, default);
                break;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(iterator)}' object isn't an iterator");
        }
    }

    // iterator → result, and the instruction is over.
    private void EndYieldFrom(Value result)
    {
        _stack[_sp - 1] = result;
        _frame.Ip++;
    }

    // An iterator that was asked for its next value has none; the value is that of its return statement.
    private void EndOfIteration(ReturnMode mode, Value result, Value aux)
    {
        switch (mode)
        {
            case ReturnMode.ForIter:
                EndLoop(_frame.Code.Instructions[_frame.Ip - 1] >> 8);
                CountJump();
                break;
            case ReturnMode.YieldFrom:
                EndYieldFrom(result);
                break;
            case ReturnMode.CloseInner:
                Raise((ExceptionObject)aux.Ref!);
                break;
            default:
                Raise(new ExceptionObject(Types.StopIteration, result.IsNone ? TupleObject.Empty : new TupleObject(result)));
                break;
        }
    }
}
