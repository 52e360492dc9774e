namespace Rtos.Core;

/// <summary>
/// The body of a task written as an async method: a <see cref="CoroutineStart"/> before it first runs, and while it waits
/// its innermost <see cref="Frame"/>, so that continuing a task is one call however deep its methods are.
/// </summary>
internal abstract class CoroutineBody : TaskBody
{
    internal CoroutineBody() => IsCoroutine = true;

    internal sealed override void GoOn(Tcb task)
    {
        var calls = CoroutineCalls.Running!;
        while (!calls.HasEnded && !task.Call.IsInProgress && calls.Scheduler.Panics.Panic is null)
        {
            task.Body.Resume(task);
        }

        if (calls.HasEnded)
        {
            End(calls, task);
        }
    }

    private static void End(CoroutineCalls calls, Tcb task)
    {
        var fault = calls.TakeEnd(task);
        if (fault is null or TaskExitException)
        {
            calls.EndTask(task);
        }
        else if (calls.Scheduler.Panics.Panic is null)
        {
            Refuse(calls.Scheduler, task, fault);
        }
    }

    /// <summary>A task may not end with an exception.</summary>
    internal static void Refuse(Scheduler scheduler, Tcb task, Exception fault)
    {
        var who = task.Voice is { } voice && voice != CallbackVoice.Silent ? $"the callback {voice.Name}" : $"task {task.Name}";
        scheduler.Panics.Misuse(PanicKind.Exception, $"{who} ended with an exception: {fault.GetType().Name}: {fault.Message}{NullHint(scheduler, fault)}", fault);
    }

    private static string NullHint(Scheduler scheduler, Exception fault) =>
        fault is NullReferenceException && scheduler.Heap.Heap.HasRefused
            ? " (the heap has had no room for something: CreateTask in a task returns null then)"
            : string.Empty;
}

/// <summary>A coroutine that has not run yet.</summary>
internal abstract class CoroutineStart : CoroutineBody
{
    /// <summary>Calls the task's outermost method.</summary>
    private protected abstract Routine Call(Tcb task);

    internal sealed override void Resume(Tcb task)
    {
        var calls = CoroutineCalls.Running!;
        calls.Begin();
        Routine routine = default;
        Exception? fault = null;
        try
        {
            routine = Call(task);
        }
        catch (Exception e)
        {
            // A body that is not an async method throws here and not into its routine.
            fault = e;
        }

        if (routine.Frame is null)
        {
            calls.NoteEnd(task, fault ?? routine.Exception);
        }
    }
}

/// <summary>A coroutine that has ended.</summary>
internal sealed class CoroutineEnd : CoroutineBody
{
    internal static CoroutineEnd Instance { get; } = new();

    internal override void Resume(Tcb task) => throw new InvalidOperationException($"task {task.Name} has ended");
}
