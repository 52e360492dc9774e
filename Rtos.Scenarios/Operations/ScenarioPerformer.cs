using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>Performs operations one after the other, for one task or one callback: fills in the record of a call and begins it.</summary>
internal sealed class ScenarioPerformer(ScenarioState state, ScenarioTask? task)
{
    private ScenarioObject? _deleting;
    private RtosTimeOut? _timeOut;

    // Whether the next checkTimeOut sets the wait.
    private bool _timeOutIsFresh = true;

    internal ScenarioState State => state;

    /// <summary>The task that performs; null for a callback.</summary>
    internal ScenarioTask? Task => task;

    /// <summary>The tick from which <c>delayUntil</c> counts; null before the first one. FORMAT: the tick count at that call.</summary>
    internal WakeTime? WakeTime { get; set; }

    /// <summary>The receive whose item has not been taken out of the record yet.</summary>
    internal KernelOperation<Received<uint>>? Receiving { get; set; }

    /// <summary>Begins an operation; afterwards the record shows whether it is in progress.</summary>
    internal void Begin(Tcb tcb, PreparedOperation prepared)
    {
        var calls = state.Device.Calls;
        var (operation, row) = (prepared.Operation, prepared.Row);
        state.Begins(task, operation);
        if (row.Refusal(state, operation) is { } result)
        {
            // Some operations make no kernel call; they have a trace line all the same.
            calls.CountOperation();
            calls.WriteLine(tcb, operation.Name, TraceValue.Text(result));
            return;
        }

        calls.EnterWhole(row.Find!(state, operation));
        ref var call = ref tcb.Call;
        call.Target = operation.TargetsSelf ? tcb
            : operation.Task is { } target ? state.Find(target)
            : prepared.TargetsObject ? state.Get(operation.KernelObject!)
            : null;
        prepared.Fill(ref call);
        row.Prepare?.Invoke(this, operation, ref call);
        calls.Begin(tcb, call.Operation);
        call.Observe();
        row.Begun?.Invoke(this, operation, ref call);
    }

    /// <summary>The operation has returned.</summary>
    internal void End(Tcb tcb)
    {
        Receiving?.Read(ref tcb.Call);
        Receiving = null;
        if (_deleting is { } timer && tcb.Call.Result == 0)
        {
            state.BringBack(timer);
        }

        _deleting = null;
    }

    /// <summary>The deletion of a timer was requested: a command that fails restores it.</summary>
    internal void ForgetUnlessItFails(ScenarioObject timer)
    {
        _deleting = timer;
        state.Forget(timer);
    }

    /// <summary>The value that <c>setTimeOut</c> sets.</summary>
    internal RtosTimeOut BeginTimeOut()
    {
        _timeOutIsFresh = true;
        return _timeOut ??= new RtosTimeOut();
    }

    /// <summary>The value that <c>checkTimeOut</c> checks. FORMAT: its ticks count only at the first check after <c>setTimeOut</c>.</summary>
    internal RtosTimeOut TimeOutOf(ScenarioOperation operation)
    {
        _timeOut ??= new RtosTimeOut();
        if (_timeOutIsFresh)
        {
            _timeOut.Remaining = operation.Wait;
            _timeOutIsFresh = false;
        }

        return _timeOut;
    }
}
