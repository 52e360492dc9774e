using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>The path of a task's kernel call into the kernel and back: from the record's first step to the trace line.</summary>
/// <remarks>
/// <code>
///               (1)            (2)                  (6)
///      Idle ──────────► Begun ───────► Returned ───────────► Idle
///                         │  │             ▲
///                     (3) │  └───────┐ (4) │ (5)
///                         ▼          ▼     │
///                      Waiting ────► Decided
///                       │   ▲   (4)        the result is known, but a switch comes first
///                       └───┘
///                        (3)
/// </code>
/// 1 <see cref="Enter(KernelOperation, out Tcb)"/>: the task may make the call; its arguments go into the record.
/// 2 <see cref="Begin(CpuCore, Tcb, KernelOperation)"/>: the first step has the result, and nothing comes before the return.
/// 3 The operation must be stepped when the task runs next: the caller waits, works, or has a switch before its next step.
/// 4 The step had the result. 5 <see cref="Finish"/>: the task runs again; the trace line is written.
/// 6 The caller has asked for the result (<c>await</c>).
/// Before its first step a call may also be Outside: its code takes time, or its core stands until the kernel's locks are free.
/// The states are <see cref="CallProgress"/>; Begun is the time inside the façade's method, and Returned is Idle with the
/// result not yet asked for. <see cref="ShortWay"/> goes from 1 to Returned without a step of the record.
/// </remarks>
internal sealed class CallGate
{
    [ThreadStatic]
    private static CallGate? _running;

    private readonly Scheduler _scheduler;
    private readonly RunningCode _code;
    private readonly VirtualTime _time;
    private readonly TraceOutput _output;
    private readonly CallRefusals _refusals;
    private readonly KernelEntrance _kernel;
    private readonly int _stackCallBytes;
    private readonly int _operationsPerInstant;

    // What may come between a call's last step and its return, besides a switch: see KernelEntrance.Leaves.
    private readonly Attention _comesBeforeReturn;
    private int _operationsLeft;

    internal CallGate(Scheduler scheduler, DeviceUse use, TraceOutput output)
    {
        _scheduler = scheduler;
        _code = scheduler.Code;
        _time = scheduler.Time;
        _output = output;
        _refusals = new CallRefusals(scheduler, use);
        _kernel = new KernelEntrance(scheduler, _refusals);
        _stackCallBytes = scheduler.Configuration.StackCallBytes;
        _operationsPerInstant = scheduler.Configuration.OperationsPerInstant;
        _comesBeforeReturn = Attention.Masked | Attention.GivesTurn | Attention.Held | (scheduler.Policy.SwitchesOnExitCritical ? Attention.Yield : Attention.None);
        scheduler.Hooks.Calls.Write = Write;
        BeginInstant();
    }

    /// <summary>The gate of the device that this host thread is running.</summary>
    internal static CallGate? Running => _running;

    internal Scheduler Scheduler => _scheduler;

    /// <summary>The readers of the trace.</summary>
    internal TraceOutput Output => _output;

    /// <summary>How many more operations the present instant may hold.</summary>
    internal int OperationsLeft => _operationsLeft;

    /// <summary>This host thread now runs the device, or no longer does.</summary>
    internal void Run(bool runs) => _running = runs ? this : null;

    /// <summary>Another instant begins: the count of its operations restarts.</summary>
    internal void BeginInstant() => _operationsLeft = _operationsPerInstant;

    /// <summary>
    /// Begins a kernel call: checks that a task makes it, or the host before the start. Only the operation's number is noted in the record: it usually differs
    /// from the previous call's, and storing a reference (with the collector's write barrier) costs more than this call. The object
    /// of the previous call stays in the record.
    /// </summary>
    /// <param name="operation">The call.</param>
    /// <param name="task">The task that makes it; one that stands for the host before the start.</param>
    /// <returns>The core on which it runs.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal CpuCore Enter(KernelOperation operation, out Tcb task)
    {
        var core = _scheduler.Active;
        task = IsMadeByTask ? core.Current! : _refusals.CallerElsewhere(operation, this, mayBeHost: true, ref _operationsLeft);
        Enter(task, operation);
        return core;
    }

    /// <summary>The same, when the task is known to be the one that runs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Enter(Tcb task, KernelOperation operation)
    {
        ref var call = ref task.Call;
        if (!call.IsOver)
        {
            EnterFirst(task, operation);
        }

        CountOperation();
        call.RowNumber = operation.RowNumber;
        call.Restart();
    }

    /// <summary>The same for a call whose result is read through its operation: the record gets the operation, and its other fields are cleared.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Tcb EnterWhole(KernelOperation operation)
    {
        _ = Enter(operation, out var task);
        ref var call = ref task.Call;
        if (call.Operation != operation)
        {
            call.Operation = operation;
        }

        call.Target = null;
        call.RowNumber = 0;
        return task;
    }

    /// <summary>Refuses a call that is not made by a task, or that comes from a thread other than the one that runs the device.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CheckTaskRuns(KernelOperation operation)
    {
        if (!IsMadeByTask)
        {
            _refusals.CallerElsewhere(operation, this, mayBeHost: false, ref _operationsLeft);
        }
    }

    private bool IsMadeByTask
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _code.IsTaskNearby || (_code.Context == CodeContext.Task && _running == this);
    }

    /// <summary>Makes the first step of a call whose arguments are in the record; the record says whether it has returned already.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(Tcb task, KernelOperation operation) => Begin(_scheduler.Active, task, operation);

    /// <inheritdoc cref="Begin(Tcb, KernelOperation)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Begin(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Has(Attention.Yield | Attention.Switch | Attention.Ended | Attention.CallTime | Attention.LockedOut))
        {
            BeginSlowly(core, task, operation);
        }
        else if (operation.Step(_scheduler, task, ref task.Call))
        {
            Return(core, task, operation);
        }
        else
        {
            Wait(core, task, operation);
        }
    }

    /// <summary>The call has its result after the first step: it returns at once, or after a switch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Return(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (core.Attention == Attention.None || MayReturn(core, task, operation))
        {
            task.Call.ReturnAtOnce();
        }
    }

    /// <summary>The call stays in progress; records how far it got.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Hold(Tcb task, KernelOperation operation, CallProgress progress)
    {
        ref var call = ref task.Call;
        if (call.Operation != operation)
        {
            call.Operation = operation;
        }

        call.Since = _time.Now;
        call.Hold(progress);
    }

    /// <summary>Continues a call in progress when its task runs again. Returns whether the call returns now.</summary>
    internal bool Finish(CpuCore core, Tcb task, ref KernelCall call)
    {
        if (call.Progress == CallProgress.Waiting)
        {
            if (!call.Operation.Step(_scheduler, task, ref call))
            {
                if (core.Has(Attention.Stands | Attention.Masked | Attention.Critical | Attention.Suspended | Attention.CallTime))
                {
                    _kernel.StepAgain(core, task, ref call);
                }

                return false;
            }

            if (core.Has(_comesBeforeReturn) ? !_kernel.Leaves(core, ref call, call.Operation) : MustSwitch(core, ref call))
            {
                return false;
            }
        }
        else if (call.Progress != CallProgress.Decided)
        {
            return _kernel.Enters(core, task, ref call) && Finish(core, task, ref call);
        }

        if (core.Has(Attention.Watched))
        {
            Write(core, task, call.Operation);
        }

        call.Index = unchecked(call.Index + 1);
        call.End();
        return true;
    }

    /// <summary>Counts an operation of the present instant, whose number of operations is limited.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void CountOperation()
    {
        unchecked
        {
            _operationsLeft--;
        }

        if (_operationsLeft < 0)
        {
            _refusals.ThrowTooManyOperations();
        }
    }

    /// <summary>Writes a trace line for a call that is not made.</summary>
    internal void WriteLine(Tcb task, string operation, in TraceValue result)
    {
        if (_output.IsRead)
        {
            Write(_scheduler.Active, task, operation, result);
        }
    }

    // A method's first call uses more stack than any before; the last call may not have been awaited.
    private void EnterFirst(Tcb task, KernelOperation operation)
    {
        if (task.Call.IsToBeAwaited && !_scheduler.Hooks.Calls.ReturnedBefore(task))
        {
            _refusals.ThrowNotAwaited(operation);
        }

        _scheduler.Stacks.Touch(task, _stackCallBytes, operation);
    }

    // The same when something may come before the first step.
    private void BeginSlowly(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (!_kernel.MayStep(core, task, operation, out var progress))
        {
            Hold(task, operation, progress);
            _kernel.Waits(core, task, operation);
        }
        else if (operation.Step(_scheduler, task, ref task.Call))
        {
            Return(core, task, operation);
        }
        else
        {
            Wait(core, task, operation);
        }
    }

    // The first step has been made, and the call waits: for an object or a time, or for a switch.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Wait(CpuCore core, Tcb task, KernelOperation operation)
    {
        Hold(task, operation, CallProgress.Waiting);
        if (core.Has(Attention.Critical | Attention.Suspended | Attention.Stands | Attention.CallTime) || task.Voice is not null)
        {
            _kernel.Waits(core, task, operation);
        }
    }

    // The result is known and something must be done first: a switch before the call returns, or a trace line. The call stays in
    // progress if it may not return yet.
    private bool MayReturn(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (!core.Has(_comesBeforeReturn))
        {
            if (core.SwitchDue)
            {
                Hold(task, operation, CallProgress.Decided);
                return false;
            }
        }
        else if (!_kernel.Leaves(core, ref task.Call, operation))
        {
            Hold(task, operation, task.Call.Progress);
            return false;
        }

        if (core.Has(Attention.Watched))
        {
            Write(core, task, operation);
        }

        return true;
    }

    // The result is known; a switch that is due comes before the call returns.
    private static bool MustSwitch(CpuCore core, ref KernelCall call)
    {
        if (!core.SwitchDue)
        {
            return false;
        }

        call.Hold(CallProgress.Decided);
        return true;
    }

    // Separate from the path of a call that nobody watches: the space for an event would be cleared at each call.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Write(CpuCore core, Tcb task, KernelOperation operation)
    {
        if (operation.Row.IsTraced)
        {
            Write(core, task, operation.Name, operation.Describe(task.Call));
        }
    }

    // The timer service task's own calls are not traced.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Write(CpuCore core, Tcb task, string operation, in TraceValue result)
    {
        var (kind, name) = task.Voice is { } voice ? (voice.Kind, voice.Name) : (TraceEventKind.Call, task.Name);
        if (task.Voice != CallbackVoice.Silent)
        {
            _output.Write(kind, _time.Instant, core.Id, name, task.Call.Index, operation, result);
        }
    }
}
