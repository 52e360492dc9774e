using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A task's list of operations as a body: each operation is handed to the kernel as a record.</summary>
internal sealed class ScenarioTaskBody(ScenarioState state, ScenarioTask task) : TaskBody
{
    private readonly ScenarioPerformer _performer = new(state, task);
    private readonly Device _device = state.Device;
    private readonly ImmutableArray<PreparedOperation> _operations = state.OperationsOf(task);
    private int _next;
    private int _rounds;

    internal override void Attach(Tcb tcb) => state.Remember(task, tcb);

    internal override void Resume(Tcb tcb)
    {
        do
        {
            _performer.End(tcb);
            if (IsOver())
            {
                state.Ends(task, tcb);
                _device.Calls.EndTask(tcb);
                return;
            }

            tcb.Call.Index = _next;
            _performer.Begin(tcb, _operations[_next++]);
        }
        while (!tcb.Call.IsInProgress);
    }

    private bool IsOver()
    {
        if (_next < _operations.Length)
        {
            return false;
        }

        _next = 0;
        do
        {
            _rounds++;
            if (task.Repeat != 0 && _rounds >= task.Repeat)
            {
                return true;
            }

            // A pass without operations takes no time, and there may be many.
            if (_operations.IsEmpty)
            {
                _device.Calls.CountOperation();
            }
        }
        while (_operations.IsEmpty);
        return false;
    }
}
