namespace Rtos.MicroPython;

/// <content>How a thread begins, and callbacks that come between two of its instructions.</content>
internal sealed partial class ScriptThread
{
    private Value _function;
    private Value[] _arguments = [];
    private string[]? _argumentNames;
    private bool _isInCallback;

    // The frame that stands between two instructions while a callback runs: it has jumped, so that the instruction before the
    // next one need not be the one that it has executed.
    private Frame? _between;

    /// <summary>What the thread shall call when it first runs.</summary>
    internal void SetUp(Value function, Value[] arguments, string[]? names)
    {
        _function = function;
        _arguments = arguments;
        _argumentNames = names;
    }

    private void Begin()
    {
        var function = _function;
        var arguments = _arguments;
        _function = default;
        _arguments = [];
        _sp = 0;
        try
        {
            CallWithNames(function, arguments, _argumentNames, 0, ReturnMode.Bottom, default);
        }
        catch (ScriptError e)
        {
            Raise(e.Exception);
        }
    }

    /// <summary>Main: calls what interrupts and <c>micropython.schedule</c> have left, one after the other.</summary>
    private void CallScheduled()
    {
        if (!Thread.IsMain || _isInCallback || !_machine.TryTakeScheduled(out var callback, out var argument))
        {
            return;
        }

        _isInCallback = true;
        var sp = _sp;
        try
        {
            Call(_machine.Prelude("op_scheduled"), [callback, argument], ReturnMode.Callback);
        }
        catch (ScriptError e)
        {
            // The stack has no room for it: the callback has failed, not what it came between.
            _sp = sp;
            _isInCallback = false;
            _machine.Model.Console.Write(Tracebacks.Of(e));
        }
    }

    private void EndCallback()
    {
        _isInCallback = false;
        CallScheduled();
        if (!_isInCallback)
        {
            _between = null;
            ResumeKernelCall();
        }
    }

    // Where a frame is: the instruction that it executes, or the next one.
    private int At(Frame frame) => frame == _between ? frame.Ip : Math.Max(0, frame.Ip - 1);

    // What open frames take of the stack; too deep a recursion is an error, or on the board a stack that overflows.
    private void TakeStack(int bytes)
    {
        if (_frameBytes + bytes > Thread.RecursionLimitBytes)
        {
            if (!_machine.Model.Options.IsFirmware || !_machine.Model.Options.IsLoboris)
            {
                throw Machine.RuntimeError("maximum recursion depth exceeded");
            }

            if (_machine.Device.IsFarBeyondStack(Thread.Tcb, bytes))
            {
                _machine.Device.RunawayRecursion(Thread.Tcb, _frame.Code.Name);
            }
        }

        _frameBytes += bytes;
        Thread.Tcb.OpenFrame(bytes);
        _machine.Device.TouchStack(Thread.Tcb, 0, null);
    }

    private void GiveStack(int bytes)
    {
        _frameBytes -= bytes;
        Thread.Tcb.Stack.Depth -= bytes;
    }
}
