using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The body of a task written in C#, before it first runs.</summary>
/// <param name="device">The device of the task.</param>
/// <param name="body">The task's outermost method; it gets the task's handle.</param>
internal sealed class TaskStart(Device device, Func<RtosTask, Routine> body) : CoroutineStart
{
    internal override void Attach(Tcb task) => task.Handle = new RtosTask(device, task);

    private protected override Routine Call(Tcb task) => body((RtosTask)task.Handle!);
}
