using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>Performs operations one after the other, for one task or one callback: fills in the record of a call and begins it.</summary>
internal sealed class ScenarioPerformer(ScenarioRun run, ScenarioTask? task)
{
    // FORMAT: the tick count at the first delayUntil.
    private TickCount? _wakeTime;

    // The receive whose item has not been taken out of the record yet.
    private KernelOperation<Received<uint>>? _receiving;

    // The timer whose deletion has been asked for: a failed command brings it back.
    private ScenarioObject? _deleting;

    private RtosTimeOut? _timeOut;

    // Whether the next checkTimeOut sets the wait.
    private bool _timeOutIsFresh = true;

    /// <summary>Begins an operation; afterwards the record tells whether it is in progress.</summary>
    internal void Begin(Device device, Tcb tcb, ScenarioOperation operation)
    {
        run.Begins(task, operation);
        if (Refusal(tcb, operation) is { } result)
        {
            // Some operations make no kernel call; they have a line all the same.
            device.Calls.CountOperation();
            device.Calls.WriteLine(tcb, operation.Name, TraceValue.Text(result));
        }
        else if (operation.Kind == OperationKind.Create)
        {
            device.Calls.EnterWhole(TaskCalls.Create).Call.Target = new CreateOrder(run.Define(operation.Task!));
            device.Calls.Begin(tcb, tcb.Call.Operation);
            tcb.Call.Observe();
        }
        else
        {
            Call(device, tcb, operation);
        }
    }

    /// <summary>The operation has returned.</summary>
    internal void End(Tcb tcb)
    {
        _receiving?.Read(ref tcb.Call);
        _receiving = null;
        if (_deleting is { } timer && tcb.Call.Result == 0)
        {
            run.BringBack(timer);
        }

        _deleting = null;
    }

    // The result of an operation that cannot be called; null when it can.
    private string? Refusal(Tcb tcb, ScenarioOperation operation)
    {
        if (operation.Kind == OperationKind.Create)
        {
            return run.Find(operation.Task!) is null ? null : "exists";
        }

        if ((operation.Task is { } target && run.Find(target) is null) || (operation.KernelObject is { } item && run.IsGone(item)))
        {
            return "gone";
        }

        return operation.Kind == OperationKind.TimerExpiry && !run.Get<RtosTimer>(operation).IsRunning ? "inactive" : null;
    }

    private void Call(Device device, Tcb tcb, ScenarioOperation operation)
    {
        device.Calls.EnterWhole(ScenarioCalls.OperationOf(run, operation));
        ref var call = ref tcb.Call;
        call.Target = operation.TargetsSelf ? tcb : operation.Task is { } target ? run.Find(target) : null;
        call.TicksToWait = operation.Wait.Value;
        call.Slot = operation.NotifyIndex;
        call.Argument = operation.Value;
        call.Argument2 = operation.Value2;
        call.Flag = operation.Flag;
        call.Result = 0;
        Prepare(device, ref call, operation);
        device.Calls.Begin(tcb, call.Operation);
        call.Observe();
        if (operation.Kind == OperationKind.DelayUntil)
        {
            _wakeTime = new TickCount(call.Argument);
        }
    }

    private void Prepare(Device device, ref KernelCall call, ScenarioOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Work:
                call.Result = operation.Number;
                break;
            case OperationKind.Delete:
                run.Forget(operation.Task ?? task!);
                break;
            case OperationKind.SetPriority:
                call.Argument = (uint)operation.Number;
                break;
            case OperationKind.CatchUpTicks:
                call.Argument = operation.Wait.Value;
                break;
            case OperationKind.Notify or OperationKind.NotifyQuery:
                call.Argument2 = (uint)operation.Action;
                break;
            case OperationKind.DelayUntil:
                call.Argument = (_wakeTime ?? device.TickCount).Value;
                break;
            case OperationKind.SetTimeOut or OperationKind.CheckTimeOut:
                call.Target = TimeOutFor(operation);
                break;
            default:
                PrepareObject(device, ref call, operation);
                break;
        }
    }

    private void PrepareObject(Device device, ref KernelCall call, ScenarioOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.Send or OperationKind.SendToFront or OperationKind.Overwrite:
                run.Get<RtosQueue<uint>>(operation).Calls.Keep(ref call, operation.Value);
                break;
            case OperationKind.Receive or OperationKind.Peek:
                run.Get<RtosQueue<uint>>(operation).Calls.Keep(ref call, 0);
                call.Flag = false;
                _receiving = (KernelOperation<Received<uint>>)call.Operation;
                break;
            case OperationKind.WaitBits:
                call.Slot = operation.Flag2 ? 1 : 0;
                break;
            case OperationKind.Sync:
                (call.Argument, call.Argument2) = (operation.Value2, operation.Value);
                break;
            case OperationKind.StreamSend or OperationKind.StreamReceive or OperationKind.MessageSend or OperationKind.MessageReceive:
                run.Get<RtosStreamBuffer>(operation).Calls.Keep(ref call, run.Bytes((int)operation.Value));
                break;
            case OperationKind.DeleteObject:
                run.Forget(operation.KernelObject!);
                break;
            default:
                PrepareTimer(device, ref call, operation);
                break;
        }
    }

    private void PrepareTimer(Device device, ref KernelCall call, ScenarioOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.TimerStart or OperationKind.TimerReset:
                Command(device, ref call, operation, TimerCommandKind.Start, device.TickCount.Value);
                break;
            case OperationKind.TimerStop:
                Command(device, ref call, operation, TimerCommandKind.Stop, 0);
                break;
            case OperationKind.TimerPeriod:
                Command(device, ref call, operation, TimerCommandKind.ChangePeriod, operation.Value);
                break;
            case OperationKind.TimerDelete:
                Command(device, ref call, operation, TimerCommandKind.Delete, 0);
                _deleting = operation.KernelObject;
                run.Forget(operation.KernelObject!);
                break;
            case OperationKind.TimerActive or OperationKind.TimerExpiry or OperationKind.TimerPeriodGet or OperationKind.TimerReload:
                call.Target = run.Get<RtosTimer>(operation);
                break;
            case OperationKind.Pend:
                TimerDaemon.Of(device).Commands.Calls.Keep(ref call, run.PendedCall(operation.KernelObject!));
                break;
            default:
                break;
        }
    }

    private void Command(Device device, ref KernelCall call, ScenarioOperation operation, TimerCommandKind kind, uint value) =>
        TimerDaemon.Of(device).Prepare(ref call, new TimerCommand(kind, run.Get<RtosTimer>(operation), value), operation.Wait);

    // FORMAT: the ticks of checkTimeOut count only at the first check after setTimeOut.
    private RtosTimeOut TimeOutFor(ScenarioOperation operation)
    {
        _timeOut ??= new RtosTimeOut();
        if (operation.Kind == OperationKind.SetTimeOut)
        {
            _timeOutIsFresh = true;
        }
        else if (_timeOutIsFresh)
        {
            _timeOut.Remaining = operation.Wait;
            _timeOutIsFresh = false;
        }

        return _timeOut;
    }
}
