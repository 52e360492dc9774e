using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Scenarios;

/// <summary>A task's list of operations as a body: each operation is handed to the kernel as a record.</summary>
internal sealed class ScenarioTaskBody : TaskBody
{
    private readonly ScenarioState _state;
    private readonly ScenarioTask _task;
    private readonly ScenarioPerformer _performer;
    private readonly Device _device;
    private readonly ImmutableArray<PreparedOperation> _operations;
    private int _next;
    private int _rounds;
    private bool _hasAsked;

    internal ScenarioTaskBody(ScenarioState state, ScenarioTask task)
    {
        _state = state;
        _task = task;
        _performer = new ScenarioPerformer(state, task);
        _device = state.Device;
        _operations = state.OperationsOf(task);
        AsksBeforeCalls = true;
    }

    internal override void Attach(Tcb tcb) => _state.Remember(_task, tcb);

    internal override void Resume(Tcb tcb)
    {
        do
        {
            _performer.End(tcb);
            if (IsOver())
            {
                _state.Ends(_task, tcb);
                _device.Calls.EndTask(tcb);
                return;
            }

            tcb.Call.Index = _next;
            if (_device.Scheduler.Choices is null || !TakesTime(tcb, _operations[_next].Row.Name))
            {
                _performer.Begin(tcb, _operations[_next++]);
            }
        }
        while (!tcb.Call.IsInProgress);
    }

    // The code before an operation comes before everything that the operation finds, such as that its task does not exist any more.
    private bool TakesTime(Tcb tcb, string operation)
    {
        _hasAsked = !_hasAsked;
        var cycles = _hasAsked ? CallDelay.Chosen(_device.Scheduler, _device.Scheduler.Active, tcb, operation) : 0;
        if (cycles == 0)
        {
            _hasAsked = false;
            return false;
        }

        _device.Calls.EnterWhole(TaskCalls.Code);
        tcb.Call.Put(TaskRows.Cycles, cycles);
        tcb.Call.Argument = 0;
        _device.Calls.Begin(tcb, TaskCalls.Code);
        tcb.Call.Observe();
        return true;
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
            if (_task.Repeat != 0 && _rounds >= _task.Repeat)
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
