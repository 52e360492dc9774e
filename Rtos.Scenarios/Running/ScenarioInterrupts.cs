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
            if (operation.Task is null)
            {
                DoQueue(run, operation, isr);
            }
            else if (run.Find(operation.Task) is { } task)
            {
                DoTask(operation, isr, task);
            }
            else
            {
                isr.Returned(operation.Name, TraceValue.Text("gone"));
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
                isr.SendFromISR(run.Queue(operation.KernelObject!), operation.Value);
                break;
            case OperationKind.SendToFrontFromISR:
                isr.SendToFrontFromISR(run.Queue(operation.KernelObject!), operation.Value);
                break;
            case OperationKind.OverwriteFromISR:
                isr.OverwriteFromISR(run.Queue(operation.KernelObject!), operation.Value);
                break;
            case OperationKind.ReceiveFromISR:
                isr.ReceiveFromISR(run.Queue(operation.KernelObject!));
                break;
            case OperationKind.PeekFromISR:
                isr.PeekFromISR(run.Queue(operation.KernelObject!));
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
