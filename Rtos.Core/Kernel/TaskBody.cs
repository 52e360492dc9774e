namespace Rtos.Core;

/// <summary>What a task executes. The kernel does not know whether it is a coroutine, a scenario's list or a virtual machine.</summary>
internal abstract class TaskBody
{
    /// <summary>Whether the task is written as async methods.</summary>
    internal bool IsCoroutine { get; private protected init; }

    /// <summary>Whether the body itself asks how long the code before a call takes, because it decides what to call after that.</summary>
    internal bool AsksBeforeCalls { get; private protected init; }

    /// <summary>The task has been made and will execute this body; it has not run yet.</summary>
    /// <param name="task">The task.</param>
    internal virtual void Attach(Tcb task)
    {
    }

    /// <summary>
    /// Runs the task until one of its kernel calls does not return at once, or until it has ended. Called only while the
    /// task is its core's current one and has no call in progress.
    /// </summary>
    /// <param name="task">The task.</param>
    internal abstract void Resume(Tcb task);

    /// <summary>Called after <see cref="Resume"/>, on the body that the task then has, if no call of the task is in progress.</summary>
    /// <param name="task">The task.</param>
    internal virtual void GoOn(Tcb task)
    {
    }

    /// <summary>The task has been freed: forgets everything it held. The task's code does not run any more.</summary>
    /// <param name="task">The task.</param>
    internal virtual void Discard(Tcb task)
    {
    }
}
