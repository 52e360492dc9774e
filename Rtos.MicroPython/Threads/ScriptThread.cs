using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A thread that executes bytecode, as driven by its task: from its function's call to its end.</summary>
internal sealed class ScriptThread : IHeapRoot
{
    private readonly Machine _machine;
    private readonly ThreadState _state;
    private readonly KernelGate _gate;
    private readonly Interpreter _interpreter;
    private readonly MainCallbacks? _callbacks;
    private readonly ResultReceiver _end;

    // The function to call at the next resume; null once it has been called.
    private ScriptCall _call;

    internal ScriptThread(Machine machine, PyThread thread, ScriptCall call)
    {
        _call = call;
        _machine = machine;
        _state = new ThreadState(thread, machine.Builtins);
        _gate = new KernelGate(_state, machine.Callbacks);
        _interpreter = new Interpreter(machine, _state, _gate);
        _callbacks = thread.IsMain ? new MainCallbacks(machine, _state, _gate, _interpreter.Calls) : null;
        _end = new Ended(this);
        _state.Frames.Current.Continuation = new Continuation(0, _end);
        thread.Locate = Where;
        thread.Gone = () => machine.Threads.Remove(this);
    }

    internal PyThread Thread => _state.Thread;

    /// <summary>Continues until the thread has to wait, or has ended.</summary>
    /// <returns>Whether it has ended.</returns>
    internal bool Resume()
    {
        _gate.Resume();
        try
        {
            while (_gate.Phase != Phase.Over || Thread.IsAtPrompt)
            {
                _machine.Current = _state;
                if (!Advance())
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception e) when (e is not DevicePanicException)
        {
            // A bug in the interpreter, not in the script: the device stops and says where.
            _machine.Device.Misuse(PanicKind.Internal, $"the interpreter failed at {Where() ?? "the start of a thread"}: {e.GetType().Name}: {e.Message}", e);
            return true;
        }
    }

    /// <summary>The C# function that runs next, before the thread is resumed again; null for none.</summary>
    internal RoutineRequest? DueRoutine => _gate.Phase == Phase.RunRoutine ? _gate.Routine : null;

    /// <summary>The C# function has returned, and the thread holds the GIL again.</summary>
    internal void RoutineReturns() => _gate.RoutineReturns();

    /// <summary>Visits the objects that the thread refers to.</summary>
    public void Visit(Marker marker)
    {
        _state.Visit(marker);
        _gate.Visit(marker);
        marker.Visit(_call.Function);
        marker.Visit(_call.Arguments);
    }

    private string? Where() => _state.Frames.Where(_gate.IsBetweenInstructions);

    /// <summary>Makes one step; returns whether the next can be made at once.</summary>
    private bool Advance()
    {
        switch (_gate.Phase)
        {
            case Phase.Begin:
                Begin();
                return true;
            case Phase.Running:
                _interpreter.Run();
                return true;
            case Phase.GiveTurn:
                return GiveTurn();
            case Phase.Kernel when _callbacks?.ComeBeforeCall() == true:
                return true;
            case Phase.RunRoutine:
                return false;
            case Phase.RoutineReturned:
                TakeRoutineResult();
                return true;
            case Phase.Returned or Phase.Slept:
                TakeResult();
                return true;
            case Phase.Leave when !Thread.IsMain:
                _machine.Threads.Remove(this);
                return _gate.Step();
            case Phase.Over:
                return Prompt();
            default:
                return _gate.Step();
        }
    }

    private void Begin()
    {
        _gate.Open();
        var (function, arguments, names) = _call;
        _call = default;
        _state.Values.Count = 0;
        try
        {
            _interpreter.Calls.Call(function, arguments, names, new Continuation(0, _end));
        }
        catch (ScriptError e)
        {
            _interpreter.Raise(e.Exception);
        }
    }

    // After a number of jumps: Ctrl-C is raised, a callback is called, other threads run.
    private bool GiveTurn()
    {
        _gate.Open();
        if (Thread.IsMain && _machine.Callbacks.TakeInterrupt())
        {
            _state.Frames.Turning = _state.Frames.Current;
            _interpreter.Raise(ScriptError.Of(Types.KeyboardInterrupt).Exception);
            _state.Frames.Turning = null;
            return true;
        }

        _machine.Values.CollectLocks();
        var gil = _machine.Model.Gil;
        var isGilDue = !gil.IsSwitchingLocked && !_machine.IsSwitchingOff && gil.IsWanted;
        if (_callbacks?.ComeAtJump(isGilDue) == true || _callbacks?.IsRunning == true || !isGilDue)
        {
            return true;
        }

        return _gate.GiveTurn();
    }

    // A kernel call has returned: its result goes where the requesting function was called.
    private void TakeResult()
    {
        if (!_gate.TryTakeResult(out var result, out var call))
        {
            return;
        }

        try
        {
            RaiseInterrupt();
            var convert = call.Request.Convert;
            var made = convert is null ? _machine.Values.ToValue(result) : convert(_machine, result);
            _interpreter.Calls.Perform(made, call.Continuation);
        }
        catch (ScriptError e)
        {
            _interpreter.Raise(e.Exception);
        }
    }

    private void TakeRoutineResult()
    {
        var routine = _gate.TakeRoutine(out var continuation);
        try
        {
            RaiseInterrupt();
            var thrown = routine.Thrown is null ? null : ModuleFaults.ToError(_machine, routine.Thrown);
            _interpreter.Calls.Perform(thrown is null ? _machine.Values.FromPy(routine.Value) : throw thrown, continuation);
        }
        catch (ScriptError e)
        {
            _interpreter.Raise(e.Exception);
        }
    }

    // Ctrl-C while a call was waiting.
    private void RaiseInterrupt()
    {
        if (Thread.IsMain && _machine.Callbacks.TakeInterrupt())
        {
            throw ScriptError.Of(Types.KeyboardInterrupt);
        }
    }

    // Main: executes typed input or a callback, or waits for them.
    private bool Prompt()
    {
        _machine.Callbacks.TakeInterrupt();
        if (_callbacks!.TryTakeAtPrompt(out var function, out var arguments))
        {
            _call = new ScriptCall(function, arguments, null);
        }
        else if (_machine.Prompt.TryTake(out var statement))
        {
            _call = new ScriptCall(statement, [], null);
        }
        else
        {
            return _gate.WaitAtPrompt();
        }

        Thread.IsAtPrompt = false;
        Thread.EndError = null;
        Thread.EndTraceback = [];
        _gate.BeginAgain();
        return true;
    }

    /// <summary>The lowest frame has been left: with a value that is not needed, or with an exception.</summary>
    private sealed class Ended(ScriptThread thread) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation) => End(null);

        internal override bool Fail(ExceptionObject error, in Continuation continuation)
        {
            End(error);
            return true;
        }

        private void End(ExceptionObject? error)
        {
            var (machine, py) = (thread._machine, thread.Thread);
            thread._callbacks?.Forget();
            if (error is not null)
            {
                py.EndError = Tracebacks.ErrorOf(machine, error);
                py.EndTraceback = Tracebacks.FramesOf(error);
                if (py.IsMain && error.Type.IsSubclassOf(Types.SystemExit))
                {
                    machine.MainExit = error;
                }
                else if (py.IsMain)
                {
                    machine.MainError = error;
                }
            }

            thread._gate.End();
        }
    }
}
