using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>Runs the operations of a scenario's interrupt.</summary>
internal static class ScenarioInterrupts
{
    internal static void Run(ScenarioRun run, ScenarioInterrupt interrupt, InterruptContext isr)
    {
        foreach (var operation in interrupt.Operations)
        {
            run.InterruptOperation = operation;
            if ((operation.Task is { } target && run.Find(target) is null) || (operation.KernelObject is { } item && run.IsGone(item)))
            {
                isr.Returned(operation.Name, TraceValue.Text("gone"));
            }
            else if (operation.Task is not null)
            {
                DoTask(operation, isr, run.Find(operation.Task)!);
            }
            else
            {
                DoQueue(run, operation, isr);
            }
        }

        run.InterruptOperation = null;
    }

    private static void DoQueue(ScenarioRun run, ScenarioOperation operation, InterruptContext isr)
    {
        switch (operation.Kind)
        {
            case OperationKind.TickCountFromISR:
                isr.TickCountFromISR();
                break;
            case OperationKind.SendFromISR:
                isr.SendFromISR(run.Get<RtosQueue<uint>>(operation), operation.Value);
                break;
            case OperationKind.SendToFrontFromISR:
                isr.SendToFrontFromISR(run.Get<RtosQueue<uint>>(operation), operation.Value);
                break;
            case OperationKind.OverwriteFromISR:
                isr.OverwriteFromISR(run.Get<RtosQueue<uint>>(operation), operation.Value);
                break;
            case OperationKind.ReceiveFromISR:
                isr.ReceiveFromISR(run.Get<RtosQueue<uint>>(operation));
                break;
            case OperationKind.PeekFromISR:
                isr.PeekFromISR(run.Get<RtosQueue<uint>>(operation));
                break;
            case OperationKind.GiveFromISR:
                isr.GiveFromISR(run.Get<RtosSemaphore>(operation));
                break;
            case OperationKind.TakeFromISR:
                isr.TakeFromISR(run.Get<RtosSemaphore>(operation));
                break;
            case OperationKind.SelectFromISR:
                isr.SelectFromISR(run.Get<RtosQueueSet>(operation));
                break;
            default:
                DoObject(run, operation, isr);
                break;
        }
    }

    private static void DoObject(ScenarioRun run, ScenarioOperation operation, InterruptContext isr)
    {
        switch (operation.Kind)
        {
            case OperationKind.SetBitsFromISR:
                isr.SetBitsFromISR(run.Get<RtosEventGroup>(operation), operation.Value);
                break;
            case OperationKind.ClearBitsFromISR:
                isr.ClearBitsFromISR(run.Get<RtosEventGroup>(operation), operation.Value);
                break;
            case OperationKind.StreamSendFromISR or OperationKind.MessageSendFromISR:
                isr.StreamSend(operation.Name, run.Get<RtosStreamBuffer>(operation), run.Bytes((int)operation.Value).Span);
                break;
            case OperationKind.StreamReceiveFromISR or OperationKind.MessageReceiveFromISR:
                isr.StreamReceive(operation.Name, run.Get<RtosStreamBuffer>(operation), run.Bytes((int)operation.Value).Span);
                break;
            case OperationKind.StreamResetFromISR:
                isr.StreamResetFromISR(run.Get<RtosStreamBuffer>(operation));
                break;
            case OperationKind.TimerStartFromISR:
                isr.TimerStartFromISR(run.Get<RtosTimer>(operation));
                break;
            case OperationKind.TimerStopFromISR:
                isr.TimerStopFromISR(run.Get<RtosTimer>(operation));
                break;
            case OperationKind.TimerResetFromISR:
                isr.TimerResetFromISR(run.Get<RtosTimer>(operation));
                break;
            case OperationKind.TimerPeriodFromISR:
                isr.TimerPeriodFromISR(run.Get<RtosTimer>(operation), new Ticks(operation.Value));
                break;
            case OperationKind.PendFromISR:
                isr.Post("pendFromISR", run.PendedCall(operation.KernelObject!), asksForSwitch: true);
                break;
            default:
                throw new InvalidOperationException($"{operation.Kind} is not an operation of an interrupt");
        }
    }

    private static void DoTask(ScenarioOperation operation, InterruptContext isr, Tcb task)
    {
        switch (operation.Kind)
        {
            case OperationKind.NotifyGiveFromISR:
                isr.NotifyGiveFromISR(task, operation.NotifyIndex);
                break;
            case OperationKind.NotifyFromISR:
                isr.NotifyFromISR(task, operation.Value, operation.Action, operation.NotifyIndex);
                break;
            case OperationKind.NotifyQueryFromISR:
                isr.NotifyAndQueryFromISR(task, operation.Value, operation.Action, operation.NotifyIndex);
                break;
            case OperationKind.ResumeFromISR:
                isr.ResumeFromISR(task);
                break;
            default:
                throw new InvalidOperationException($"{operation.Kind} is not an operation of an interrupt on a task");
        }
    }
}
