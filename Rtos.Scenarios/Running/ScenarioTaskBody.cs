using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A task's list of operations as a body: each operation is handed to the kernel as a record.</summary>
internal sealed class ScenarioTaskBody(ScenarioRun run, ScenarioTask task) : TaskBody
{
    private readonly ScenarioPerformer _performer = new(run, task);
    private int _next;
    private int _rounds;

    internal override void Attach(Tcb tcb) => run.Remember(task, tcb);

    internal override void Resume(Tcb tcb)
    {
        do
        {
            _performer.End(tcb);
            if (IsOver())
            {
                run.Ends(task, tcb);
                run.Device.Calls.EndTask(tcb);
                return;
            }

            tcb.Call.Index = _next;
            _performer.Begin(run.Device, tcb, task.Operations[_next++]);
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
        do
        {
            _rounds++;
            if (task.Repeat != 0 && _rounds >= task.Repeat)
            {
                return true;
            }

            // A round without operations takes no time, and they may be many.
            if (task.Operations.IsEmpty)
            {
                run.Device.Calls.CountOperation();
            }
        }
        while (task.Operations.IsEmpty);
        return false;
    }
}
