using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The boundary between a thread's code and the kernel: the thread's next action, the cycles that it pays first, the call that it makes.</summary>
/// <remarks>
/// Code runs ahead of virtual time until the next action that others could notice: a kernel call, a point at which other threads may run.
/// Then the gate closes, the interpreter stops, and the gate's steps are made: the cycles are worked off, the call is made. Whenever
/// the kernel makes the thread wait, the task's body is left, and the step after it is made when the task is resumed.
/// </remarks>
internal sealed class KernelGate(ThreadState state, CallbackQueue callbacks)
{
    // Jumps let time pass; endless recursion without jumps must do so too.
    private const long MostOwed = 160_000;

    private readonly ThreadModel _model = state.Thread.Model;
    private HostWorkCount _work = null!;
    private PendingCall _call;

    // The call that a callback has preempted, or the sleep that it has interrupted: at most one, as callbacks do not nest.
    private PendingCall? _suspended;

    /// <summary>The next action.</summary>
    internal Phase Phase { get; private set; }

    /// <summary>The C# function that is due or running; null for none.</summary>
    internal RoutineRequest? Routine { get; private set; }

    /// <summary>Whether instructions are executed; otherwise the interpreter stops.</summary>
    internal bool IsOpen => Phase == Phase.Running;

    /// <summary>Whether the innermost frame is between two instructions.</summary>
    internal bool IsBetweenInstructions => Phase is Phase.Turn or Phase.GiveTurn or Phase.Pay;

    /// <summary>The task is resumed, on a host thread that may differ from the previous one.</summary>
    internal void Resume()
    {
        _work = HostWork.OfThisThread;
        _work.TakeCycles();
    }

    /// <summary>Instructions are executed now.</summary>
    internal void Open() => Phase = Phase.Running;

    /// <summary>The thread starts over, with a function to call: at the prompt.</summary>
    internal void BeginAgain() => Phase = Phase.Begin;

    /// <summary>The thread's function has returned, or an exception has left it.</summary>
    internal void End() => Phase = Phase.End;

    /// <summary>The running code requests a kernel call.</summary>
    internal void Ask(in KernelRequest request, in Continuation continuation)
    {
        _call = new PendingCall(request, continuation);
        Phase = Phase.Kernel;
    }

    /// <summary>The running code requests a C# function that may wait.</summary>
    internal void Ask(RoutineRequest request, in Continuation continuation)
    {
        Routine = request;
        _call = new PendingCall(default, continuation);
        Phase = Phase.Routine;
    }

    /// <summary>The C# function has returned; its result is taken when the task continues.</summary>
    internal void RoutineReturns() => Phase = Phase.RoutineReturned;

    /// <summary>Takes the C# function's result; instructions are executed again.</summary>
    internal RoutineRequest TakeRoutine(out Continuation continuation)
    {
        Phase = Phase.Running;
        var routine = Routine!;
        Routine = null;
        continuation = _call.Continuation;
        _call = default;
        return routine;
    }

    /// <summary>A frame has jumped: after a number of jumps other threads may run.</summary>
    internal void CountJump()
    {
        var frame = state.Frames.Current;
        if (--frame.JumpsLeft <= 0)
        {
            frame.JumpsLeft = state.Frames.JumpsOfATurn;
            Phase = Phase.Turn;
        }
    }

    /// <summary>The work of C# functions takes time too; and nothing may run ahead of virtual time for long.</summary>
    internal void TakeHostWork()
    {
        if (_work.Steps != 0)
        {
            state.Owed += _work.TakeCycles();
        }

        if (state.Owed > MostOwed && Phase == Phase.Running)
        {
            Phase = Phase.Pay;
        }
    }

    /// <summary>Makes one step that does not need the interpreter.</summary>
    /// <returns>Whether the next step can be made at once; otherwise it is made when the task is resumed.</returns>
    internal bool Step()
    {
        switch (Phase)
        {
            case Phase.Enter:
                Phase = Phase.Begin;
                return _model.Runtime.Enter.Begin(PyArguments.None);
            case Phase.Turn:
                return WorkOff(Phase.GiveTurn);
            case Phase.Pay:
                return WorkOff(Phase.Running);
            case Phase.Kernel:
                return WorkOff(Phase.MakeCall);
            case Phase.Routine:
                return WorkOff(Phase.RunRoutine);
            case Phase.MakeCall:
                return MakeCall();
            case Phase.End:
                return WorkOff(Phase.Leave);
            case Phase.Leave:
                Phase = Phase.Over;
                return _model.Runtime.End.Begin(PyArguments.None);
            default:
                throw new InvalidOperationException($"the kernel has no part in {Phase}");
        }
    }

    /// <summary>Lets another thread run.</summary>
    /// <returns>Whether the thread continues at once.</returns>
    internal bool GiveTurn() => _model.Runtime.ReleasePoint.Begin(PyArguments.None);

    /// <summary>Waits at the prompt.</summary>
    /// <returns>Whether the thread continues at once.</returns>
    internal bool WaitAtPrompt() => _model.Runtime.ReplIdle.Begin(PyArguments.None);

    /// <summary>Takes the call's result.</summary>
    /// <param name="result">The result.</param>
    /// <param name="call">The call, which has ended.</param>
    /// <returns>Whether it has ended; otherwise it is a sleep interrupted by a callback, and it is due again.</returns>
    internal bool TryTakeResult(out PyResult result, out PendingCall call)
    {
        var isCut = Phase == Phase.Returned && state.Thread.WasSleepInterrupted && state.Thread.IsMain && !callbacks.IsInterrupted;
        if (isCut)
        {
            _call.Sleep = _call.Sleep.IsUnset ? new SleepSpan(state.Thread.SleepBegin, state.Thread.SleepEnd) : _call.Sleep;
            Phase = Phase.Kernel;
            (result, call) = (default, default);
            return false;
        }

        Phase = Phase.Running;
        call = _call;
        _call = default;
        result = call.Sleep.IsUnset ? state.Thread.TakeResult() : call.Sleep.ResultOf(call.Request, _model);
        return true;
    }

    /// <summary>Sets the due call aside for a callback: at most one before each call, and as many as fit into the time of a sleep.</summary>
    /// <param name="now">The virtual time of the thread's code.</param>
    internal bool TrySuspend(Instant now)
    {
        if (_call.Sleep.IsUnset && _model.Runtime.IsSleep(_call.Request.Function))
        {
            _call.Sleep = SleepSpan.Of(_call.Request, _model, now);
        }

        if (_call.Sleep.IsUnset ? _call.HasGivenWay : _call.Sleep.CyclesLeft(_model.Device.Clock, now) <= 0)
        {
            return false;
        }

        _suspended = _call;
        _call = default;
        Phase = Phase.Running;
        return true;
    }

    /// <summary>The callback has ended: the call that was set aside is due again.</summary>
    internal void GoOnWithSuspended()
    {
        if (_suspended is { } call)
        {
            _call = call with { HasGivenWay = true };
            _suspended = null;
            Phase = Phase.Kernel;
        }
    }

    /// <summary>An exception has gone through a callback into the code that it interrupted.</summary>
    internal void ForgetSuspended() => _suspended = null;

    /// <summary>Visits the objects that the calls refer to.</summary>
    internal void Visit(Marker marker)
    {
        _call.Continuation.Visit(marker);
        marker.Visit(Routine?.Arguments ?? []);
        _suspended?.Continuation.Visit(marker);
    }

    private bool WorkOff(Phase next)
    {
        Phase = next;
        var cycles = state.Owed;
        state.Owed = 0;
        return cycles == 0 || _model.Runtime.BeginWork(cycles);
    }

    private bool MakeCall()
    {
        Phase = Phase.Returned;
        var (function, arguments, _) = _call.Request;
        if (_call.Sleep.IsUnset)
        {
            return function.Begin(arguments);
        }

        var (clock, runtime) = (_model.Device.Clock, _model.Runtime);
        var left = _call.Sleep.CyclesLeft(clock, _model.Device.Now);
        if (left <= 0 || callbacks.IsInterrupted)
        {
            Phase = Phase.Slept;
            return true;
        }

        // Half a cycle less, so that rounding never makes it one cycle, and with it a tick, too long.
        return function == runtime.WaitForInput
            ? runtime.WaitForInput.Begin(new PyArguments(Math.Max(1, left / (clock.CpuHertz / 1000))))
            : runtime.Sleep.Begin(new PyArguments((left - 0.5) / clock.CpuHertz));
    }
}
