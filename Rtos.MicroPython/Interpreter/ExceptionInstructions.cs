namespace Rtos.MicroPython;

/// <summary>Instructions of <c>raise</c>, <c>except</c> and <c>with</c>.</summary>
internal sealed class ExceptionInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly Calls _calls;
    private readonly Unwinder _unwinder;
    private readonly ResultReceiver _raised;
    private readonly ResultReceiver _swallowed;

    internal ExceptionInstructions(Machine machine, ThreadState state, Calls calls, Unwinder unwinder, Truths truths)
    {
        _machine = machine;
        _values = state.Values;
        _calls = calls;
        _unwinder = unwinder;
        _raised = new Raised(unwinder);
        _swallowed = new Swallowed(state.Values, truths);
    }

    /// <summary>exception cause →; the argument says how many of them are present.</summary>
    internal void Raise(int operands)
    {
        if (operands == 2)
        {
            _values.Count--;
        }

        var raised = _values.Pop();
        if (raised.Ref is TypeObject { IsException: true })
        {
            // raise ValueError: an object of the class is raised.
            _calls.Call(raised, [], new Continuation(_values.Count, _raised));
            return;
        }

        _unwinder.Raise(raised.Ref as ExceptionObject ?? throw ScriptError.TypeError("exceptions must derive from BaseException"));
    }

    /// <summary>Raises an exception that the frame has already raised.</summary>
    internal void RaiseAgain(Value error) => _unwinder.Raise((ExceptionObject)error.Ref!, isAgain: true);

    /// <summary>exception type → exception bool</summary>
    internal void MatchException()
    {
        var type = _values.Pop();
        var error = (ExceptionObject)_values.Top.Ref!;
        _values.Push(Value.Of(Matches(error, type)));
    }

    private static bool Matches(ExceptionObject error, Value type) => type.Ref switch
    {
        TypeObject { IsException: true } t => error.Type.IsSubclassOf(t),
        TupleObject tuple => MatchesAny(error, tuple.Items),
        _ => throw ScriptError.TypeError("exceptions must derive from BaseException"),
    };

    private static bool MatchesAny(ExceptionObject error, Value[] types)
    {
        HostWork.Descend();
        try
        {
            return Array.Exists(types, t => Matches(error, t));
        }
        finally
        {
            HostWork.Ascend();
        }
    }

    /// <summary>manager → exit entered</summary>
    internal void WithEnter()
    {
        var manager = _values.Top;
        var exit = Attributes.Of(_machine, manager, "__exit__");
        var enter = Attributes.Of(_machine, manager, "__enter__");
        if (exit.IsUnset || enter.IsUnset)
        {
            throw ScriptError.AttributeError($"'{Types.NameOf(manager)}' object has no attribute '{(exit.IsUnset ? "__exit__" : "__enter__")}'");
        }

        _values.Top = exit;
        _calls.Call(enter, [], _values.Count);
    }

    /// <summary>exit →</summary>
    internal void WithExit()
    {
        var exit = _values.Pop();
        _calls.CallAndDrop(exit, [Value.None, Value.None, Value.None], _values.Count);
    }

    /// <summary>exit exception → exception bool</summary>
    internal void WithExitException()
    {
        var error = (ExceptionObject)_values.Top.Ref!;
        _calls.Call(_values.Second, [Value.Of(error.Type), Value.Of(error), Value.None], new Continuation(_values.Count, _swallowed));
    }

    /// <summary>The result is an exception that is raised.</summary>
    private sealed class Raised(Unwinder unwinder) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) =>
            unwinder.Raise(value.Ref as ExceptionObject ?? throw ScriptError.TypeError("exceptions must derive from BaseException"));
    }

    /// <summary>The result of a with statement's exit for an exception: exit e → e bool, whether it is swallowed.</summary>
    private sealed class Swallowed(ValueStack values, Truths truths) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            values.Replace(2, values.Top);
            truths.Push(value, isWanted: true);
        }
    }
}
