using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>A task's list of operations as a body: each operation is handed to the kernel as a record.</summary>
internal sealed class ScenarioTaskBody(ScenarioRun run, ScenarioTask task) : TaskBody
{
    private int _next;
    private int _rounds;

    // FORMAT: the tick count at the first delayUntil.
    private TickCount? _wakeTime;

    // The receive whose item has not been taken out of the record yet.
    private KernelOperation<Received<uint>>? _receiving;

    internal override void Resume(Device device, Tcb tcb)
    {
        do
        {
            _receiving?.Read(ref tcb.Call);
            _receiving = null;
            if (IsOver())
            {
                run.Forget(task);
                device.EndTask(tcb);
                return;
            }

            var operation = task.Operations[_next];
            tcb.Call.Index = _next++;
            run.Begins(task, operation);
            Begin(device, tcb, operation);
        }
        while (!tcb.Call.IsInProgress);
    }

    private bool IsOver()
    {
        if (_next < task.Operations.Length)
        {
            return false;
        }

        _next = 0;
        _rounds++;
        return task.Repeat != 0 && _rounds >= task.Repeat;
    }

    private void Begin(Device device, Tcb tcb, ScenarioOperation operation)
    {
        if (operation.Kind == OperationKind.Create)
        {
            Create(device, tcb, operation);
        }
        else if (operation.Task is null && !operation.TargetsSelf)
        {
            Call(device, Enter(device, operation), operation);
        }
        else if ((operation.TargetsSelf ? tcb : run.Find(operation.Task!)) is { } target)
        {
            if (operation.Kind == OperationKind.Delete)
            {
                run.Forget(operation.Task ?? task);
            }

            Enter(device, operation).Call.Target = target;
            Call(device, tcb, operation);
        }
        else
        {
            WithoutCall(device, tcb, operation, "gone");
        }
    }

    private Tcb Enter(Device device, ScenarioOperation operation) => device.Enter(OperationOf(operation));

    private void Call(Device device, Tcb tcb, ScenarioOperation operation)
    {
        ref var call = ref tcb.Call;
        call.TicksToWait = operation.Wait.Value;
        call.Slot = operation.NotifyIndex;
        call.Argument = operation.Value;
        call.Argument2 = operation.Value2;
        call.Flag = operation.Flag;
        switch (operation.Kind)
        {
            case OperationKind.Work:
                call.Result = operation.Number;
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
            case OperationKind.Send or OperationKind.SendToFront or OperationKind.Overwrite:
                run.Queue(operation.KernelObject!).Calls.Keep(ref call, operation.Value);
                break;
            case OperationKind.Receive or OperationKind.Peek:
                run.Queue(operation.KernelObject!).Calls.Keep(ref call, 0);
                _receiving = (KernelOperation<Received<uint>>)call.Operation;
                break;
            default:
                break;
        }

        device.Begin(tcb);
        if (operation.Kind == OperationKind.DelayUntil)
        {
            _wakeTime = new TickCount(call.Argument);
        }
    }

    private void Create(Device device, Tcb tcb, ScenarioOperation operation)
    {
        if (run.Find(operation.Task!) is not null)
        {
            WithoutCall(device, tcb, operation, "exists");
            return;
        }

        device.Enter(TaskCalls.Create).Call.Target = new CreateOrder(run.Define(operation.Task!));
        device.Begin(tcb);
    }

    // FORMAT: some operations make no kernel call; they have a line all the same.
    private static void WithoutCall(Device device, Tcb tcb, ScenarioOperation operation, string result)
    {
        device.CountOperation();
        device.Sink?.CallReturned(
            device.Now, device.Scheduler.Active.Id, tcb.Name, tcb.Call.Index, operation.Name, TraceValue.Text(result));
    }

    private KernelOperation OperationOf(ScenarioOperation operation) => operation.Kind switch
    {
        OperationKind.Work => TaskCalls.Work,
        OperationKind.Delay => TaskCalls.Delay,
        OperationKind.DelayUntil => TaskCalls.DelayUntil,
        OperationKind.Yield => TaskCalls.Yield,
        OperationKind.Delete => TaskCalls.Delete,
        OperationKind.Suspend => TaskCalls.Suspend,
        OperationKind.Resume => TaskCalls.Resume,
        OperationKind.SetPriority => TaskCalls.SetPriority,
        OperationKind.GetPriority => TaskCalls.GetPriority,
        OperationKind.BasePriority => TaskCalls.BasePriority,
        OperationKind.AbortDelay => TaskCalls.AbortDelay,
        OperationKind.State => TaskCalls.State,
        OperationKind.SuspendAll => TaskCalls.SuspendAll,
        OperationKind.ResumeAll => TaskCalls.ResumeAll,
        OperationKind.TickCount => TaskCalls.TickCount,
        OperationKind.CatchUpTicks => TaskCalls.CatchUpTicks,
        OperationKind.EnterCritical => TaskCalls.EnterCritical,
        OperationKind.ExitCritical => TaskCalls.ExitCritical,
        OperationKind.SchedulerState => TaskCalls.SchedulerState,
        OperationKind.NumTasks => TaskCalls.NumTasks,
        OperationKind.NotifyGive => NotifyCalls.Give,
        OperationKind.Notify => NotifyCalls.Notify,
        OperationKind.NotifyQuery => NotifyCalls.Query,
        OperationKind.NotifyTake => NotifyCalls.Take,
        OperationKind.NotifyWait => NotifyCalls.Wait,
        OperationKind.NotifyStateClear => NotifyCalls.StateClear,
        OperationKind.NotifyValueClear => NotifyCalls.ValueClear,
        _ => QueueOperationOf(operation.Kind, run.Queue(operation.KernelObject!).Calls),
    };

    private static KernelOperation QueueOperationOf(OperationKind kind, QueueCalls<uint> calls) => kind switch
    {
        OperationKind.Send => calls.Send,
        OperationKind.SendToFront => calls.SendToFront,
        OperationKind.Overwrite => calls.Overwrite,
        OperationKind.Receive => calls.Receive,
        OperationKind.Peek => calls.Peek,
        OperationKind.Waiting => calls.Waiting,
        OperationKind.Spaces => calls.Spaces,
        OperationKind.Reset => calls.Reset,
        _ => throw new InvalidOperationException($"{kind} is not an operation of a task"),
    };
}
