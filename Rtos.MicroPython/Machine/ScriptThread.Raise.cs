namespace Rtos.MicroPython;

/// <content>Exceptions.</content>
internal sealed partial class ScriptThread
{
    /// <summary>Raises an exception in the innermost frame: it goes to the nearest handler, or ends the thread.</summary>
    /// <param name="error">The exception.</param>
    /// <param name="isAgain">Whether the frame has raised it before: then its line stands in the traceback already.</param>
    private void Raise(ExceptionObject error, bool isAgain = false)
    {
        _auxIndex = 0;
        _cycles += _machine.Costs.Exception;
        while (_frame.Caller is not null)
        {
            var frame = _frame;
            if (!frame.Code.IsHidden && !isAgain)
            {
                error.AddLine(new TraceEntry(frame.Code.File, frame.Code.Lines[At(frame)], frame.Code.Name));
            }

            isAgain = false;
            var found = FindHandler(frame);
            if (frame == _between)
            {
                _between = null;
            }

            if (found is { } handler)
            {
                _sp = frame.StackBase + handler.Depth;
                Push(Value.Of(error));
                frame.Ip = handler.Target;
                return;
            }

            error = LeaveFrame(frame, error);
            if (frame.Mode == ReturnMode.Bottom)
            {
                break;
            }

            if (EndsIteration(frame.Mode, error))
            {
                return;
            }
        }

        EndThread(error);
    }

    private ExceptionHandler? FindHandler(Frame frame)
    {
        var at = At(frame);
        foreach (var handler in frame.Code.Handlers)
        {
            if (handler.Start <= at && at < handler.End)
            {
                return handler;
            }
        }

        return null;
    }

    private ExceptionObject LeaveFrame(Frame frame, ExceptionObject error)
    {
        if (frame.Generator is { } generator)
        {
            generator.End();
            if (error.Type.IsSubclassOf(Types.StopIteration))
            {
                error = ScriptError.RuntimeError("generator raised StopIteration").Exception;
            }
        }

        if (frame.Mode == ReturnMode.Module)
        {
            _machine.Modules.Remove((ModuleObject)frame.Aux.Ref!);
        }

        if (frame.Mode == ReturnMode.Callback)
        {
            ForgetCallback();
        }

        PopFrame();
        _sp = frame.ResultAt;
        return error;
    }

    // A StopIteration out of __next__ ends a loop; it is no error there.
    private bool EndsIteration(ReturnMode mode, ExceptionObject error)
    {
        if (mode is not (ReturnMode.ForIter or ReturnMode.YieldFrom) || !error.Type.IsSubclassOf(Types.StopIteration))
        {
            return false;
        }

        EndOfIteration(mode, error.Arguments.Items is [var value, ..] ? value : Value.None, default);
        return true;
    }

    private void RaiseStatement(int operands)
    {
        if (operands == 2)
        {
            _sp--;
        }

        var raised = Pop();
        if (raised.Ref is TypeObject { IsException: true })
        {
            // raise ValueError: an object of the class is raised.
            Call(raised, [], _sp, ReturnMode.Raise, default);
            return;
        }

        Raise(raised.Ref as ExceptionObject ?? throw ScriptError.TypeError("exceptions must derive from BaseException"));
    }

    private void RaiseAgain(Value error) => Raise((ExceptionObject)error.Ref!, isAgain: true);

    private void MatchException()
    {
        var type = Pop();
        var error = (ExceptionObject)Top.Ref!;
        Push(Value.Of(Matches(error, type)));
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

    private void WithEnter()
    {
        var manager = Top;
        var exit = Attribute(manager, "__exit__");
        var enter = Attribute(manager, "__enter__");
        if (exit.IsUnset || enter.IsUnset)
        {
            throw ScriptError.AttributeError($"'{Types.NameOf(manager)}' object has no attribute '{(exit.IsUnset ? "__exit__" : "__enter__")}'");
        }

        _stack[_sp - 1] = exit;
        Call(enter, []);
    }

    private void WithExit()
    {
        var exit = Pop();
        Call(exit, [Value.None, Value.None, Value.None], ReturnMode.Drop);
    }

    private void WithExitException()
    {
        var error = (ExceptionObject)Top.Ref!;
        Call(_stack[_sp - 2], [Value.Of(error.Type), Value.Of(error), Value.None], ReturnMode.WithExit);
    }

    // exit e → e bool
    private void FinishWithExit(Value swallowed)
    {
        var error = Top;
        _stack[_sp - 2] = error;
        _sp--;
        FinishTruth(swallowed, ReturnMode.Truth);
    }
}
