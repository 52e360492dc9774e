using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The operations of a scenario's interrupt. It stops before one that needs a lock which the other core owns.</summary>
internal sealed class ScenarioRoutine(ScenarioState state, ScenarioInterrupt interrupt) : InterruptRoutine
{
    private int _next;

    internal override bool Run(InterruptContext isr)
    {
        for (; _next < interrupt.Operations.Length; _next++)
        {
            var operation = interrupt.Operations[_next];
            var row = OperationTable.Find(operation.Name)!;
            state.InterruptOperation = operation;
            if (row.Refusal(state, operation) is { } refusal)
            {
                isr.Returned(row.Call, TraceValue.Text(refusal));
            }
            else if (isr.IsLockedOut && row.NeedsIsrLock(state, operation))
            {
                state.InterruptOperation = null;
                return false;
            }
            else
            {
                row.FromISR!(state, operation, isr);
            }
        }

        state.InterruptOperation = null;
        return true;
    }
}
