using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Runs the operations of a scenario's interrupt.</summary>
internal static class ScenarioInterrupts
{
    internal static void Run(ScenarioState state, ScenarioInterrupt interrupt, InterruptContext isr)
    {
        foreach (var operation in interrupt.Operations)
        {
            state.InterruptOperation = operation;
            var row = OperationTable.Find(operation.Name)!;
            if (row.Refusal(state, operation) is { } refusal)
            {
                isr.Returned(row.Call, TraceValue.Text(refusal));
            }
            else
            {
                row.FromISR!(state, operation, isr);
            }
        }

        state.InterruptOperation = null;
    }
}
