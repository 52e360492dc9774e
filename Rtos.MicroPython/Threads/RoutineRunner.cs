using Rtos.Core;
using Rtos.Thread;
using MethodFrame = Rtos.Core.Frame;

namespace Rtos.MicroPython;

/// <summary>Runs C# functions that may wait, as async methods of a script's thread: without the GIL, on the stack of its task.</summary>
/// <remarks>
/// One async method serves all calls of a thread. Between two calls it waits for the next one: meanwhile the task's body is the script's.
/// </remarks>
internal sealed class RoutineRunner(Machine machine, ScriptThread thread, TaskBody script) : CoroutineStart
{
    private readonly NextCall _next = new();
    private RoutineRequest _request = null!;
    private bool _hasReturned;

    /// <summary>The task will execute a C# function when it continues.</summary>
    internal void Begin(RoutineRequest request, Tcb task)
    {
        _request = request;
        task.Body = _next.Caller ?? (TaskBody)this;
        _next.Owner = task;
        _next.IsCompleted = true;
    }

    /// <summary>Whether the function has returned since the last check.</summary>
    internal bool TakeReturn()
    {
        var has = _hasReturned;
        _hasReturned = false;
        return has;
    }

    /// <summary>The task has been freed.</summary>
    internal void Forget(Tcb task) => _next.Caller?.Discard(task);

    private protected override Routine Call(Tcb task) => Serve(task);

    // The frame of the method takes no stack: it stays open between the calls.
    [StackFrame(0)]
    private async Routine Serve(Tcb task)
    {
        var runtime = machine.Model.Runtime;
        for (; ; )
        {
            thread.Thread.Outside = _request.Name;
            await runtime.GilExit.Call(PyArguments.None);
            try
            {
                _request.Value = await _request.Start();
            }
            catch (Exception e) when (e is not DevicePanicException)
            {
                ModuleFaults.Check(machine, thread.Thread, _request.Name, e);
                _request.Thrown = e;
            }

            await runtime.GilEnter.Call(PyArguments.None);
            thread.Thread.Outside = null;
            ModuleFaults.CheckReturn(machine, thread.Thread, _request.Name, _request.Value);
            thread.RoutineReturns();

            // The task is the script's again; the next resume finds that body.
            _next.IsCompleted = false;
            _hasReturned = true;
            task.Body = script;
            await new Routine(_next, null);
        }
    }

    /// <summary>The wait of the method between two calls; it ends when the next call begins.</summary>
    private sealed class NextCall : MethodFrame
    {
        internal override FrameInfo Info { get; } = new("the next call", 0);

        internal override void Resume(Tcb task) => throw new InvalidOperationException("nothing of the functions in C# runs between two calls");

        internal override void Recycle() => Caller = null;
    }
}
