using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A task's list of operations as a body: each operation is handed to the kernel as a record.</summary>
internal sealed class ScenarioTaskBody(ScenarioRun run, ScenarioTask task) : TaskBody
{
    private readonly ScenarioPerformer _performer = new(run, task);
    private int _next;
    private int _rounds;

    internal override void Attach(Device device, Tcb tcb) => run.Remember(task, tcb);

    internal override void Resume(Device device, Tcb tcb)
    {
        do
        {
            _performer.End(tcb);
            if (IsOver())
            {
                run.Forget(task);
                device.EndTask(tcb);
                return;
            }

            tcb.Call.Index = _next;
            _performer.Begin(device, tcb, task.Operations[_next++]);
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
}
