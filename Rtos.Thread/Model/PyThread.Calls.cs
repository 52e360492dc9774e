using Rtos.Core;

namespace Rtos.Thread;

/// <content>Calls of a thread written in C#, other than those of <c>_thread</c>: working, jumps, sleeping, printing.</content>
public sealed partial class PyThread
{
    /// <summary>Runs code for a time, holding the GIL.</summary>
    /// <param name="time">CPU cycles, not negative.</param>
    /// <returns><c>None</c>; await it at once.</returns>
    public RtosCall<PyValue> Work(Cycles time) => Model.Runtime.Work.Call(time.Value);

    /// <summary>Makes a jump, like every iteration of a loop: after a number of them in one activation other threads get a turn.</summary>
    /// <param name="activation">The counter of the function's activation.</param>
    /// <returns>Nothing; await it at once.</returns>
    public Routine Jump(GilCounter activation) =>
        Model.Gil.CountJump(activation) && Model.Gil.IsWanted ? Model.Runtime.Give() : Routine.Completed;

    /// <summary>Sleeps, like <c>time.sleep_ms</c>.</summary>
    /// <param name="milliseconds">An <c>int</c>.</param>
    /// <param name="real">Whether to return the elapsed time.</param>
    /// <returns><c>None</c>, or the elapsed milliseconds.</returns>
    public RtosCall<PyValue> SleepMs(PyValue milliseconds, PyValue? real = null) =>
        Model.Runtime.SleepMs.Call(ThreadModel.Given(milliseconds, real));

    /// <summary>Sleeps, like <c>time.sleep</c>.</summary>
    /// <param name="seconds">An <c>int</c> or <c>float</c>.</param>
    /// <param name="real">Whether to return the elapsed time.</param>
    /// <returns><c>None</c>, or the elapsed seconds.</returns>
    public RtosCall<PyValue> Sleep(PyValue seconds, PyValue? real = null) => Model.Runtime.Sleep.Call(ThreadModel.Given(seconds, real));

    /// <summary>Prints on the console, with blanks between the values and a line end after them.</summary>
    /// <param name="values">The values.</param>
    /// <returns><c>None</c>; await it at once.</returns>
    public RtosCall<PyValue> Print(params IReadOnlyList<PyValue> values) => Model.Runtime.Print.Call(values);

    /// <summary>Takes the result of the last call, for bodies that are not coroutines.</summary>
    /// <returns>The value, or the exception that was raised.</returns>
    public PyResult TakeResult() => new(Pending.Value, Pending.Error);
}
