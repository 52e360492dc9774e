namespace Rtos.Core;

/// <summary>Receives what happens in a device, in the order in which it happens. Watching never changes the run.</summary>
/// <remarks>
/// The kernel passes values and names; text is the sink's business. Calls come on the thread that runs the device. A
/// sink must not call the device; what it throws stops the run and reaches the caller of <c>Run…</c>.
/// </remarks>
public abstract class TraceSink
{
    /// <summary>A core's current task has become another one. FreeRTOS: <c>traceTASK_SWITCHED_IN</c>.</summary>
    /// <param name="time">When.</param>
    /// <param name="core">The core.</param>
    /// <param name="task">The name of the task that runs now.</param>
    public virtual void Switched(Instant time, CoreId core, string task)
    {
    }

    /// <summary>A kernel call of a task has returned.</summary>
    /// <param name="time">When.</param>
    /// <param name="core">The core on which the task runs now.</param>
    /// <param name="task">The name of the task.</param>
    /// <param name="index">The number of the call in its task, from 0.</param>
    /// <param name="operation">The call's name in traces.</param>
    /// <param name="result">What it returned.</param>
    public virtual void CallReturned(Instant time, CoreId core, string task, long index, string operation, in TraceValue result)
    {
    }

    /// <summary>A task's body has come to its end; the task deletes itself next.</summary>
    /// <param name="time">When.</param>
    /// <param name="core">The core on which it ran.</param>
    /// <param name="task">The name of the task.</param>
    public virtual void TaskEnded(Instant time, CoreId core, string task)
    {
    }

    /// <summary>A kernel call of a callback in the timer service task has returned.</summary>
    /// <param name="time">When.</param>
    /// <param name="core">The core on which the timer service task runs now.</param>
    /// <param name="kind">Whose callback it is.</param>
    /// <param name="name">The name of the timer or of the pended call.</param>
    /// <param name="index">The number of the call in its callback, from 0.</param>
    /// <param name="operation">The call's name in traces.</param>
    /// <param name="result">What it returned.</param>
    public virtual void CallbackCallReturned(
        Instant time, CoreId core, CallbackKind kind, string name, long index, string operation, in TraceValue result)
    {
    }

    /// <summary>A kernel call of an interrupt has returned.</summary>
    /// <param name="time">When.</param>
    /// <param name="core">The core of the interrupt.</param>
    /// <param name="interrupt">The number of the interrupt, from 0, in the order of registration.</param>
    /// <param name="operation">The call's name in traces.</param>
    /// <param name="result">What it returned.</param>
    public virtual void InterruptCallReturned(Instant time, CoreId core, int interrupt, string operation, in TraceValue result)
    {
    }
}
