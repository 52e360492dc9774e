using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>What the task of a Python thread executes: bytecode.</summary>
internal sealed class ScriptBody(Machine machine, ScriptThread thread) : TaskBody
{
    internal override void Attach(Tcb task) => machine.Threads.Add(thread);

    internal override void Resume(Tcb task)
    {
        if (thread.Resume())
        {
            machine.Device.Calls.EndTask(task);
        }
    }

    internal override void Discard(Tcb task) => machine.Threads.Remove(thread);
}
