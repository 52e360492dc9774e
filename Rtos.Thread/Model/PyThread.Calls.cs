using Rtos.Core;

namespace Rtos.Thread;

/// <content>What a thread written in C# does beside calling <c>_thread</c>: the time its code takes, its jumps, sleeping, printing.</content>
public sealed partial class PyThread
{
    /// <summary>Runs code for a time, holding the GIL.</summary>
    /// <param name="time">CPU cycles, not negative.</param>
    /// <returns><c>None</c>; await it at once.</returns>
    public RtosCall<PyValue> Work(Cycles time) => Model.Runtime.Work.Call(time.Value);

    /// <summary>Makes a jump, as every round of a loop is: after so many of one activation other threads get a turn.</summary>
    /// <param name="activation">The counter of the function's activation.</param>
    /// <returns>Nothing; await it at once.</returns>
    public Routine Jump(GilCounter activation) =>
        Model.Gil.CountJump(activation) && Model.Gil.IsWanted ? Model.Runtime.Give() : Routine.Completed;

    /// <summary>Sleeps, as <c>time.sleep_ms</c> does.</summary>
    /// <param name="milliseconds">An <c>int</c>.</param>
    /// <param name="real">Whether the time that has passed is wanted.</param>
    /// <returns><c>None</c>, or the milliseconds that have passed.</returns>
    public RtosCall<PyValue> SleepMs(PyValue milliseconds, PyValue? real = null) =>
        Model.Runtime.SleepMs.Call(ThreadModel.Given(milliseconds, real));

    /// <summary>Sleeps, as <c>time.sleep</c> does.</summary>
    /// <param name="seconds">An <c>int</c> or <c>float</c>.</param>
    /// <param name="real">Whether the time that has passed is wanted.</param>
    /// <returns><c>None</c>, or the seconds that have passed.</returns>
    public RtosCall<PyValue> Sleep(PyValue seconds, PyValue? real = null) => Model.Runtime.Sleep.Call(ThreadModel.Given(seconds, real));

    /// <summary>Prints on the console, with blanks between the values and a line end behind.</summary>
    /// <param name="values">What to print.</param>
    /// <returns><c>None</c>; await it at once.</returns>
    public RtosCall<PyValue> Print(params IReadOnlyList<PyValue> values) => Model.Runtime.Print.Call(values);

    /// <summary>Takes what the last call gave, for bodies that are no coroutines.</summary>
    /// <returns>The value, or the exception that was raised.</returns>
    public PyResult TakeResult() => new(Pending.Value, Pending.Error);
}
