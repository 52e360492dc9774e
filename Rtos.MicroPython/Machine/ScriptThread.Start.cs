namespace Rtos.MicroPython;

/// <content>How a thread begins, and what its frames take of the stack.</content>
internal sealed partial class ScriptThread
{
    private Value _function;
    private Value[] _arguments = [];
    private string[]? _argumentNames;

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

    // What open frames take of the stack; too deep a recursion is an error, or on the board a stack that overflows.
    private void TakeStack(int bytes)
    {
        if (_frameBytes + bytes > Thread.RecursionLimitBytes)
        {
            if (!_machine.Model.Options.IsFirmware || !_machine.Model.Options.IsLoboris)
            {
                throw ScriptError.RuntimeError("maximum recursion depth exceeded");
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
