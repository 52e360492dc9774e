namespace Rtos.MicroPython;

/// <content>What becomes of results.</content>
internal sealed partial class ScriptThread
{
    // The frame returns: its caller goes on with the value.
    private void Return(Value value)
    {
        var frame = _frame;
        if (frame.Generator is { } generator)
        {
            var kept = frame.Aux;
            generator.End();
            PopFrame();
            _sp = frame.ResultAt;
            EndOfIteration(frame.Mode, value, kept);
            return;
        }

        var (mode, aux, auxIndex) = (frame.Mode, frame.Aux, frame.AuxIndex);
        PopFrame();
        _sp = frame.ResultAt;
        Finish(value, mode, aux, auxIndex);
    }

    // The top of the stack is where the result goes.
    private void Finish(Value value, ReturnMode mode, Value aux, int auxIndex)
    {
        switch (mode)
        {
            case ReturnMode.Push or ReturnMode.ForIter:
                Push(value);
                break;
            case ReturnMode.Drop:
                break;
            case ReturnMode.Init or ReturnMode.InitRaise:
                CheckInit(value);
                Finish(aux, mode == ReturnMode.Init ? ReturnMode.Push : ReturnMode.Raise, default, 0);
                break;
            case ReturnMode.InitThen:
                CheckInit(value);
                var open = (OpenInit)aux.Ref!;
                Finish(open.Made, open.Mode, open.Aux, open.AuxIndex);
                break;
            case ReturnMode.Raise:
                Raise(value.Ref as ExceptionObject ?? throw ScriptError.TypeError("exceptions must derive from BaseException"));
                break;
            case ReturnMode.Truth or ReturnMode.NotTruth:
                FinishTruth(value, mode);
                break;
            case ReturnMode.Retry:
                _stack[auxIndex] = value;
                _frame.Ip--;
                break;
            case ReturnMode.JumpOrPop:
                FinishJump(value, aux);
                break;
            case ReturnMode.YieldFrom:
                Push(value);
                Yield();
                break;
            case ReturnMode.CloseInner:
                throw ScriptError.RuntimeError("generator ignored GeneratorExit");
            case ReturnMode.Operator:
                FinishOperator(value, (PendingOperator)aux.Ref!);
                break;
            case ReturnMode.NativeCall:
                CallWithList((OpenCall)aux.Ref!, value);
                break;
            case ReturnMode.Class:
                FinishClass(value, (OpenClass)aux.Ref!);
                break;
            case ReturnMode.Module:
                Push(aux);
                FinishModule((ModuleObject)aux.Ref!);
                break;
            case ReturnMode.Callback:
                EndCallback();
                break;
            case ReturnMode.WithExit:
                FinishWithExit(value);
                break;
            default:
                EndThread(null);
                break;
        }
    }

    private static void CheckInit(Value value)
    {
        if (!value.IsNone)
        {
            throw ScriptError.TypeError($"__init__() should return None, not '{Types.NameOf(value)}'");
        }
    }

    private void FinishTruth(Value value, ReturnMode mode)
    {
        if (HasTruthMethod(value))
        {
            CallTruth(value, _sp, mode);
            return;
        }

        Push(Value.Of(Truth.Of(value) == (mode == ReturnMode.Truth)));
    }

    /// <summary>Asks an object of a script's class whether it is true.</summary>
    private void CallTruth(Value value, int resultAt, ReturnMode mode, Value aux = default, int auxIndex = 0)
    {
        var instance = (InstanceObject)value.Ref!;
        var method = instance.Type.Lookup("__bool__");
        method = method.IsUnset ? instance.Type.Lookup("__len__") : method;
        if (method.IsUnset)
        {
            var truth = instance.Base.IsUnset || Truth.Of(instance.Base);
            _auxIndex = auxIndex;
            Deliver(Value.Of(truth), resultAt, mode, aux);
            _auxIndex = 0;
            return;
        }

        Call(method, [SelfOf(method, value)], resultAt, mode, aux, auxIndex);
    }
}
