using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>The operations of a scenario's interrupt. It stops at its work, and before an operation that needs a lock which the other core owns.</summary>
internal sealed class ScenarioRoutine(ScenarioState state, ScenarioInterrupt interrupt) : InterruptBody
{
    private int _next;

    internal override InterruptProgress Run(InterruptContext isr)
    {
        while (_next < interrupt.Operations.Length)
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
                return InterruptProgress.Stands;
            }
            else
            {
                row.FromISR!(state, operation, isr);
            }

            _next++;
            if (isr.HasWork)
            {
                return InterruptProgress.Works;
            }
        }

        state.InterruptOperation = null;
        return InterruptProgress.Ended;
    }
}
