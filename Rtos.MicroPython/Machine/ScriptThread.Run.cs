using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <content>The thread and the kernel: what the task's body does when it is resumed.</content>
internal sealed partial class ScriptThread
{
    private Phase _phase;
    private (ModuleFunction Function, PyArguments Arguments, KernelResult? Convert) _kernelCall;
    private (int ResultAt, ReturnMode Mode, Value Aux, int AuxIndex) _kernelResult;
    private Value _kernelResultHolder;

    // The sleep that a callback has come out of: at most one, as callbacks do not nest.
    private readonly Stack<((ModuleFunction, PyArguments, KernelResult?) Call, (int, ReturnMode, Value, int) Result, Value Holder)> _suspendedCalls = new();

    private enum Phase
    {
        /// <summary>It takes the GIL first.</summary>
        Enter,

        /// <summary>It calls its function.</summary>
        Begin,

        /// <summary>It executes instructions.</summary>
        Running,

        /// <summary>It works its cycles off, then lets others run.</summary>
        Turn,

        /// <summary>Its cycles are worked off; others may run if they want to.</summary>
        GiveTurn,

        /// <summary>It works its cycles off and goes on: it has run ahead of time far enough.</summary>
        Pay,

        /// <summary>It works its cycles off, then makes a kernel call.</summary>
        Kernel,

        /// <summary>Its cycles are worked off; the kernel call is made.</summary>
        MakeKernelCall,

        /// <summary>The kernel call has returned.</summary>
        KernelReturned,

        /// <summary>Its function has returned; it works its cycles off.</summary>
        End,

        /// <summary>It leaves the table of threads.</summary>
        Leave,

        /// <summary>Main: it idles at the prompt. Others: it has ended.</summary>
        Over,
    }

    /// <summary>Goes on until the thread has to wait, or has ended.</summary>
    /// <returns>Whether it has ended.</returns>
    internal bool Resume()
    {
        HostWork.TakeCycles();
        try
        {
            while (_phase != Phase.Over || Thread.IsAtPrompt)
            {
                _machine.Current = this;
                if (!Advance())
                {
                    return false;
                }
            }

            return true;
        }
        catch (Exception e) when (e is not DevicePanicException)
        {
            // A fault of ours, not of the script: the device stops and says where.
            _machine.Device.Misuse($"the interpreter failed at {Where() ?? "the start of a thread"}: {e.GetType().Name}: {e.Message}", e);
            return true;
        }
    }

    /// <summary>Makes one step; whether the next can be made at once.</summary>
    private bool Advance()
    {
        var runtime = _machine.Model.Runtime;
        switch (_phase)
        {
            case Phase.Enter:
                _phase = Phase.Begin;
                return runtime.Enter.Begin(PyArguments.None);
            case Phase.Begin:
                _phase = Phase.Running;
                Begin();
                return true;
            case Phase.Running:
                RunFrames();
                return true;
            case Phase.Turn:
                return WorkOff(Phase.GiveTurn);
            case Phase.GiveTurn:
                return GiveTurn();
            case Phase.Pay:
                return WorkOff(Phase.Running);
            case Phase.Kernel:
                return CallsScheduledFirst() || WorkOff(Phase.MakeKernelCall);
            case Phase.MakeKernelCall:
                _phase = Phase.KernelReturned;
                return _kernelCall.Function.Begin(_kernelCall.Arguments);
            case Phase.KernelReturned:
                _phase = Phase.Running;
                TakeKernelResult();
                return true;
            case Phase.End:
                return WorkOff(Phase.Leave);
            case Phase.Leave:
                _phase = Phase.Over;
                if (!Thread.IsMain)
                {
                    _machine.Remove(this);
                }

                return runtime.End.Begin(PyArguments.None);
            default:
                return Prompt();
        }
    }

    private bool WorkOff(Phase next)
    {
        _phase = next;
        var cycles = _cycles;
        _cycles = 0;
        return cycles == 0 || _machine.Model.Runtime.BeginWork(cycles);
    }

    private bool GiveTurn()
    {
        _phase = Phase.Running;
        _between = _frame;
        if (_machine.IsInterrupted && Thread.IsMain)
        {
            _machine.IsInterrupted = false;
            Raise(Machine.Error(Types.KeyboardInterrupt).Exception);
            return true;
        }

        _machine.CollectLocks();
        CallScheduled();
        if (!_isInCallback)
        {
            _between = null;
        }

        var gil = _machine.Model.Gil;
        return gil.IsSwitchingLocked || _machine.IsSwitchingOff || _isInCallback || !gil.IsWanted
            || _machine.Model.Runtime.ReleasePoint.Begin(PyArguments.None);
    }

    private void BeginKernelCall(
        (ModuleFunction Function, PyArguments Arguments, KernelResult? Convert) call, int resultAt, ReturnMode mode, Value aux)
    {
        _kernelCall = call;
        _kernelResult = (resultAt, mode, aux, _auxIndex);
        _kernelResultHolder = aux;
        _phase = Phase.Kernel;
    }

    private void TakeKernelResult()
    {
        var (resultAt, mode, aux, auxIndex) = _kernelResult;
        if (Thread.WasSleepInterrupted && GoOnSleeping())
        {
            return;
        }

        _kernelResult = default;
        _kernelResultHolder = default;
        try
        {
            var result = Thread.TakeResult();
            if (_machine.IsInterrupted && Thread.IsMain)
            {
                _machine.IsInterrupted = false;
                throw Machine.Error(Types.KeyboardInterrupt);
            }

            var value = _kernelCall.Convert is { } convert ? convert(_machine, result) : _machine.ToValue(result);
            if (Machine.IsAnswer(value))
            {
                _sp = resultAt;
                ContinueAnswer(value, resultAt, mode, aux, auxIndex);
                return;
            }

            _sp = resultAt;
            Finish(value, mode, aux, auxIndex);
        }
        catch (ScriptError e)
        {
            Raise(e.Exception);
        }
    }

    // Something else comes first: a callback, a Ctrl-C. Afterwards the thread sleeps on to the same end.
    private bool GoOnSleeping()
    {
        if (_machine.IsInterrupted || !Thread.IsMain)
        {
            return false;
        }

        var device = _machine.Device;
        var left = Thread.SleepEnd - device.Scheduler.Delayed.Now;
        if (left <= 0)
        {
            return false;
        }

        var milliseconds = (double)left * device.Clock.CyclesPerTick.Value * 1000 / device.Clock.CpuHertz;
        _kernelCall = (_machine.Model.Runtime.Sleep, new PyArguments(milliseconds / 1000), static (_, _) => Value.None);
        _suspendedCalls.Push((_kernelCall, _kernelResult, _kernelResultHolder));
        CallScheduled();
        if (!_isInCallback)
        {
            ResumeKernelCall();
        }

        return true;
    }

    // What is to be called between two instructions comes before a call that may wait.
    private bool CallsScheduledFirst()
    {
        if (!Thread.IsMain || _isInCallback || !_machine.HasScheduled)
        {
            return false;
        }

        _suspendedCalls.Push((_kernelCall, _kernelResult, _kernelResultHolder));
        _phase = Phase.Running;
        CallScheduled();
        return true;
    }

    private void ResumeKernelCall()
    {
        if (_suspendedCalls.TryPop(out var call))
        {
            (_kernelCall, _kernelResult, _kernelResultHolder) = call;
            _phase = Phase.Kernel;
        }
    }

    private void ContinueAnswer(Value answer, int resultAt, ReturnMode mode, Value aux, int auxIndex)
    {
        if (_machine.TakeCall(answer) is { } call)
        {
            Call(call.Callable, call.Arguments, resultAt, mode, aux, auxIndex);
            return;
        }

        _auxIndex = auxIndex;
        BeginKernelCall(_machine.TakeKernel(), resultAt, mode, aux);
        _auxIndex = 0;
    }

    // The lowest frame has been left: with a value that nobody wants, or with an exception.
    private void EndThread(ExceptionObject? error)
    {
        if (error is not null)
        {
            Thread.EndError = _machine.ToError(error);
            Thread.EndTraceback = Machine.ToTraceback(error);
            if (Thread.IsMain && error.Type.IsSubclassOf(Types.SystemExit))
            {
                _machine.MainExit = error;
            }
            else if (Thread.IsMain)
            {
                _machine.MainError = error;
            }
        }

        _phase = Phase.End;
    }

    // Main: executes what has been typed, or waits for it.
    private bool Prompt()
    {
        _machine.IsInterrupted = false;
        if (_machine.TryTakeScheduled(out var callback, out var argument))
        {
            SetUp(_machine.Prelude("op_scheduled"), [callback, argument], null);
        }
        else if (_machine.TryTakeStatement(out var statement))
        {
            SetUp(statement, [], null);
        }
        else
        {
            return _machine.Model.Runtime.ReplIdle.Begin(PyArguments.None);
        }

        Thread.IsAtPrompt = false;
        Thread.EndError = null;
        Thread.EndTraceback = [];
        _phase = Phase.Begin;
        return true;
    }
}
