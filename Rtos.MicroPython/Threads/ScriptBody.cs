using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The body of a Python thread's task: bytecode, and in between C# functions that may wait.</summary>
internal sealed class ScriptBody : TaskBody
{
    private readonly Machine _machine;
    private readonly ScriptThread _thread;

    // Only threads that call such a C# function have one.
    private RoutineRunner? _runner;

    internal ScriptBody(Machine machine, ScriptThread thread)
    {
        _machine = machine;
        _thread = thread;
    }

    internal override void Attach(Tcb task) => _machine.Threads.Add(_thread);

    /// <summary>The task is resumed by the kernel, or has returned from a C# function in the loop that resumes coroutines.</summary>
    internal override void Resume(Tcb task) => Continue(task, isInCoroutineLoop: HasReturned());

    /// <summary>The task was resumed in a C# function, which has returned to bytecode.</summary>
    internal override void GoOn(Tcb task)
    {
        if (HasReturned())
        {
            Continue(task, isInCoroutineLoop: false);
            if (task.Body != this && !task.Call.IsInProgress)
            {
                task.Body.GoOn(task);
            }
        }
    }

    internal override void Discard(Tcb task)
    {
        _runner?.Forget(task);
        _machine.Threads.Remove(_thread);
    }

    private bool HasReturned() => _runner?.TakeReturn() == true;

    private void Continue(Tcb task, bool isInCoroutineLoop)
    {
        if (!_thread.Resume())
        {
            // The kernel, or the loop, continues with the body that the task then has.
            if (_thread.DueRoutine is { } request)
            {
                _runner ??= new RoutineRunner(_machine, _thread, this);
                _runner.Begin(request, task);
            }
        }
        else if (isInCoroutineLoop)
        {
            // The loop ends the task, and would resume it again otherwise.
            CoroutineCalls.Running!.NoteEnd(task, null);
        }
        else
        {
            _machine.Device.Calls.EndTask(task);
        }
    }
}
