using System.Runtime.CompilerServices;

namespace Rtos.MicroPython;

/// <summary>Generators: frames that are left and resumed.</summary>
internal sealed class Generators
{
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly Unwinder _unwinder;
    private readonly ResultReceiver _yielded;
    private readonly ResultReceiver _closed;

    internal Generators(ThreadState state, Unwinder unwinder)
    {
        _values = state.Values;
        _frames = state.Frames;
        _unwinder = unwinder;
        _yielded = new Yielded(this);
        _closed = new Closed(unwinder);
    }

    /// <summary>The result is yielded in turn; a StopIteration, or the end of a generator, ends the <c>yield from</c>.</summary>
    internal Continuation YieldedAt(int resultAt) => new(resultAt, _yielded);

    /// <summary>Resumes a generator: a value is sent into it, or an exception thrown.</summary>
    internal void Resume(GeneratorObject generator, Value sent, ExceptionObject? error, in Continuation continuation)
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

            _values.Count = continuation.ResultAt;
            End(Value.None, continuation);
            return;
        }

        if (!generator.HasStarted && error is null && !sent.IsNone)
        {
            throw ScriptError.TypeError("can't send non-None value to a just-started generator");
        }

        Enter(generator, continuation);
        if (error is not null)
        {
            ThrowInto(generator, error);
            return;
        }

        if (generator.HasStarted)
        {
            _values.Push(sent);
        }

        generator.HasStarted = true;
    }

    /// <summary>A generator's frame is left with a value; its stack is kept in the generator.</summary>
    internal void Yield(Value value)
    {
        var frame = _frames.Current;
        var generator = frame.Generator ?? throw new InvalidOperationException("a yield outside of a generator's frame");
        generator.Used = _values.Count - frame.Base;
        _values.Span(frame.Base, generator.Used).CopyTo(generator.Slots);
        generator.Ip = frame.Ip;
        generator.IsRunning = false;
        _frames.Return(value);
    }

    /// <summary>The innermost frame returns: its caller continues with the value. A generator then has no next value.</summary>
    internal void Return(Value value)
    {
        if (_frames.Current.Generator is not { } generator)
        {
            _frames.Return(value);
            return;
        }

        var continuation = _frames.Current.Continuation;
        generator.End();
        _frames.Pop();
        End(value, continuation);
    }

    /// <summary>A <c>yield from</c> has ended: its result replaces the iterator.</summary>
    internal void EndYieldFrom(Value result)
    {
        _values.Top = result;
        _frames.Current.Ip++;
    }

    // It was asked for its next value and has none; the value is that of its return statement.
    private void End(Value result, in Continuation continuation)
    {
        if (continuation.Receiver?.End(result, continuation) != true)
        {
            _unwinder.Raise(new ExceptionObject(Types.StopIteration, result.IsNone ? TupleObject.Empty : new TupleObject(result)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Enter(GeneratorObject generator, in Continuation continuation)
    {
        var function = generator.Function;
        var at = Math.Max(_values.Count, continuation.ResultAt);
        _values.Ensure(at + function.Code.LocalNames.Length + function.Code.StackSize + 2);
        generator.Slots.AsSpan(0, generator.Used).CopyTo(_values.Items.AsSpan(at));
        var frame = _frames.Push(function.Code, function.Globals, function.Globals, at, continuation);
        _values.Count = at + generator.Used;
        frame.Ip = generator.Ip;
        frame.Generator = generator;
        generator.IsRunning = true;
    }

    // The exception goes to the innermost generator of a yield from.
    private void ThrowInto(GeneratorObject generator, ExceptionObject error)
    {
        var frame = _frames.Current;
        var isDelegating = generator.HasStarted && frame.Code.Instructions[frame.Ip].Op == Op.YieldFrom;
        generator.HasStarted = true;
        if (isDelegating && _values.Top.Ref is GeneratorObject { HasEnded: false } inner)
        {
            var closes = error.Type.IsSubclassOf(Types.GeneratorExit);
            Resume(inner, Value.None, error, closes ? new Continuation(_values.Count, _closed, error) : YieldedAt(_values.Count));
            return;
        }

        _unwinder.Raise(error);
    }

    /// <summary>A value that a <c>yield from</c> has received is yielded in turn.</summary>
    private sealed class Yielded(Generators generators) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) => generators.Yield(value);

        internal override bool Fail(ExceptionObject error, in Continuation continuation)
        {
            if (!error.Type.IsSubclassOf(Types.StopIteration))
            {
                return false;
            }

            generators.EndYieldFrom(error.Arguments.Items is [var value, ..] ? value : Value.None);
            return true;
        }

        internal override bool End(Value result, in Continuation continuation)
        {
            generators.EndYieldFrom(result);
            return true;
        }
    }

    /// <summary>A generator that is being closed: yielding a value is an error; when it has ended, the closing exception is raised outside.</summary>
    private sealed class Closed(Unwinder unwinder) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) =>
            throw ScriptError.RuntimeError("generator ignored GeneratorExit");

        internal override bool End(Value result, in Continuation continuation)
        {
            unwinder.Raise((ExceptionObject)continuation.Kept!);
            return true;
        }
    }
}
