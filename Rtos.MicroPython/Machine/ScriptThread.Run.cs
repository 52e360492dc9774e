using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <content>The thread and the kernel: what the task's body does when it is resumed.</content>
internal sealed partial class ScriptThread
{
    private Phase _phase;
    private KernelRequest _kernelCall;
    private (int ResultAt, ReturnMode Mode, Value Aux, int AuxIndex) _kernelResult;
    private Value _kernelResultHolder;

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
                return MakeKernelCall();
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
                    _machine.Threads.Remove(this);
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
        if (Thread.IsMain && _machine.Callbacks.TakeInterrupt())
        {
            _turning = _frame;
            Raise(ScriptError.Of(Types.KeyboardInterrupt).Exception);
            _turning = null;
            return true;
        }

        _machine.Values.CollectLocks();
        var gil = _machine.Model.Gil;
        var isGilDue = !gil.IsSwitchingLocked && !_machine.IsSwitchingOff && gil.IsWanted;
        if (CallsScheduledAtJump(isGilDue) || IsInCallback || !isGilDue)
        {
            return true;
        }

        return _machine.Model.Runtime.ReleasePoint.Begin(PyArguments.None);
    }

    private void BeginKernelCall(
        KernelRequest call, int resultAt, ReturnMode mode, Value aux)
    {
        _kernelCall = call;
        _kernelResult = (resultAt, mode, aux, _auxIndex);
        _kernelResultHolder = aux;
        _sleepEnd = 0;
        _hasGivenWay = false;
        _phase = Phase.Kernel;
    }

    private void TakeKernelResult()
    {
        if (Thread.WasSleepInterrupted && GoesOnSleeping())
        {
            return;
        }

        DeliverKernelResult(_sleepEnd == 0 ? Thread.TakeResult() : ResultOfSleep());
    }

    private void DeliverKernelResult(PyResult result)
    {
        var (resultAt, mode, aux, auxIndex) = _kernelResult;
        _kernelResult = default;
        _kernelResultHolder = default;
        try
        {
            if (Thread.IsMain && _machine.Callbacks.TakeInterrupt())
            {
                throw ScriptError.Of(Types.KeyboardInterrupt);
            }

            var made = _kernelCall.Convert is { } convert ? convert(_machine, result) : _machine.Values.ToValue(result);
            _sp = resultAt;
            if (!made.IsValue)
            {
                ContinueAnswer(made, resultAt, mode, aux, auxIndex);
                return;
            }

            Finish(made.Value, mode, aux, auxIndex);
        }
        catch (ScriptError e)
        {
            Raise(e.Exception);
        }
    }

    private void ContinueAnswer(NativeResult answer, int resultAt, ReturnMode mode, Value aux, int auxIndex)
    {
        if (answer.IsCall(out var callable, out var arguments))
        {
            Call(callable, arguments, resultAt, mode, aux, auxIndex);
        }
        else if (answer.IsKernelCall(out var request))
        {
            _auxIndex = auxIndex;
            BeginKernelCall(request, resultAt, mode, aux);
            _auxIndex = 0;
        }
    }

    // The lowest frame has been left: with a value that nobody wants, or with an exception.
    private void EndThread(ExceptionObject? error)
    {
        ForgetCallback();
        if (error is not null)
        {
            Thread.EndError = _machine.Values.ToError(error);
            Thread.EndTraceback = Tracebacks.FramesOf(error);
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
        _machine.Callbacks.TakeInterrupt();
        var isStatementDue = _machine.Prompt.Count > 0 && _hasCalled;
        _hasCalled = false;
        if (!isStatementDue && _machine.Callbacks.TryTake(out var callback, out var argument))
        {
            _hasCalled = true;
            _machine.Callbacks.IsInCallback = true;
            SetUp(_machine.Prelude["op_scheduled"], [callback, argument], null);
        }
        else if (_machine.Prompt.TryTake(out var statement))
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
