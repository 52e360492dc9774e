using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <content>
/// Main: what interrupts and <c>micropython.schedule</c> have left is called between two instructions, before a kernel call, or
/// out of a sleep. As on the board, none is called while another one runs, and the script goes on between two of them.
/// </content>
internal sealed partial class ScriptThread
{
    // The call that the callback has come before, or the sleep that it has come out of: at most one, as callbacks do not nest.
    private SuspendedCall? _suspendedCall;

    // The tick at which the sleep ends that a callback has come into; 0 for a call that none has come into.
    private long _sleepEnd;
    private Instant _sleepBegin;

    // A callback has come before the kernel call that is due: the next one waits until it is made.
    private bool _hasGivenWay;

    // The last thing done at a jump, or at the prompt, was a callback: what else waits there is due.
    private bool _hasCalled;

    // The frame that stands between two instructions while a callback runs: it has jumped, so that the instruction before the
    // next one need not be the one that it has executed.
    private Frame? _between;

    // The same of the frame in which Ctrl-C raises its exception.
    private Frame? _turning;

    private bool IsInCallback => Thread.IsMain && _machine.Callbacks.IsInCallback;

    // Where a frame is: the instruction that it executes, or the next one.
    private int At(Frame frame) => frame == _between || frame == _turning ? frame.Ip : Math.Max(0, frame.Ip - 1);

    // Other threads get their turn between two callbacks.
    private bool CallsScheduledAtJump(bool isGilDue)
    {
        if (!Thread.IsMain || IsInCallback)
        {
            return false;
        }

        var isDue = _machine.Callbacks.HasWaiting && !(isGilDue && _hasCalled);
        _hasCalled = isDue;
        if (!isDue)
        {
            return false;
        }

        _between = _frame;
        CallScheduled();
        return true;
    }

    private void CallScheduled()
    {
        if (!_machine.Callbacks.TryTake(out var callback, out var argument))
        {
            return;
        }

        _machine.Callbacks.IsInCallback = true;
        var sp = _sp;
        try
        {
            Call(_machine.Prelude["op_scheduled"], [callback, argument], ReturnMode.Callback);
        }
        catch (ScriptError e)
        {
            // The stack has no room for it: the callback has failed, not what it came between.
            _sp = sp;
            _machine.Model.Console.Write(Tracebacks.Of(e));
            EndCallback();
        }
    }

    private void EndCallback()
    {
        _machine.Callbacks.IsInCallback = false;
        if (_between is { } frame && _machine.Callbacks.HasWaiting)
        {
            frame.JumpsLeft = 1;
        }

        _between = null;
        if (_suspendedCall is { } call)
        {
            (_kernelCall, _kernelResult, _kernelResultHolder) = (call.Call, call.Result, call.Holder);
            (_sleepEnd, _sleepBegin) = (call.SleepEnd, call.SleepBegin);
            _suspendedCall = null;
            _hasGivenWay = true;
            _phase = Phase.Kernel;
        }
    }

    // An exception goes through the callback into what it has come between, or the thread ends.
    private void ForgetCallback()
    {
        if (Thread.IsMain)
        {
            _machine.Callbacks.IsInCallback = false;
            _suspendedCall = null;
        }
    }

    // What waits comes before a kernel call: one before each, and before a sleep as many as fit into its time.
    private bool CallsScheduledFirst()
    {
        if (!Thread.IsMain || IsInCallback || !_machine.Callbacks.HasWaiting)
        {
            return false;
        }

        if (_sleepEnd == 0 && _machine.Model.Runtime.IsSleep(_kernelCall.Function))
        {
            BeginSleep();
        }

        if (_sleepEnd == 0 ? _hasGivenWay : CyclesToSleep(_machine.Now) <= 0)
        {
            return false;
        }

        _suspendedCall = new SuspendedCall(_kernelCall, _kernelResult, _kernelResultHolder, _sleepEnd, _sleepBegin);
        _phase = Phase.Running;
        CallScheduled();
        return true;
    }

    // The time of a sleep counts from here, also when callbacks come before it.
    private void BeginSleep()
    {
        if (_kernelCall.Arguments.Positional is [{ Kind: PyKind.Int or PyKind.Float } time, ..]
            && ArgumentReader.Float(time) * (_kernelCall.Function == _machine.Model.Runtime.Sleep ? 1000 : 1) is > 0 and var milliseconds)
        {
            _sleepBegin = _machine.Now;
            _sleepEnd = SleepStages.TickAfter(_machine.Model, _sleepBegin, milliseconds);
        }
    }

    // Something else comes first: a callback. Afterwards the thread sleeps on to the same end.
    private bool GoesOnSleeping()
    {
        if (_machine.Callbacks.IsInterrupted || !Thread.IsMain)
        {
            return false;
        }

        if (_sleepEnd == 0)
        {
            (_sleepBegin, _sleepEnd) = (Thread.SleepBegin, Thread.SleepEnd);
        }

        _phase = Phase.Kernel;
        return true;
    }

    private bool MakeKernelCall()
    {
        if (_sleepEnd == 0)
        {
            _phase = Phase.KernelReturned;
            return _kernelCall.Function.Begin(_kernelCall.Arguments);
        }

        var left = CyclesToSleep(_machine.Device.Now);
        if (left <= 0 || _machine.Callbacks.IsInterrupted)
        {
            _phase = Phase.Running;
            DeliverKernelResult(ResultOfSleep());
            return true;
        }

        // Half a cycle less, so that rounding never makes it one cycle, and with it a tick, too long.
        _phase = Phase.KernelReturned;
        var runtime = _machine.Model.Runtime;
        return _kernelCall.Function == runtime.WaitForInput
            ? runtime.WaitForInput.Begin(new PyArguments(Math.Max(1, left / (_machine.Device.Clock.CpuHertz / 1000))))
            : runtime.Sleep.Begin(new PyArguments((left - 0.5) / _machine.Device.Clock.CpuHertz));
    }

    private long CyclesToSleep(Instant now) => (_sleepEnd * _machine.Device.Clock.CyclesPerTick.Value) - now.Value;

    private PyResult ResultOfSleep()
    {
        var arguments = _kernelCall.Arguments;
        var real = arguments.Positional.Count > 1 ? arguments[1] : arguments.Keyword("real");
        if (real is not { IsTrue: true })
        {
            return new PyResult(PyValue.None, null);
        }

        var slept = _machine.Device.Clock.ToTimeSpan(_machine.Device.Now - _sleepBegin).TotalMilliseconds;
        return new PyResult(_kernelCall.Function == _machine.Model.Runtime.Sleep ? PyValue.Of(slept / 1000) : PyValue.Of((long)slept), null);
    }

    /// <summary>A kernel call that waits until a callback has returned.</summary>
    private sealed record SuspendedCall(
        KernelRequest Call, (int, ReturnMode, Value, int) Result, Value Holder, long SleepEnd, Instant SleepBegin);
}
