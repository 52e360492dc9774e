namespace Rtos.Thread;

/// <summary>The result of a call: a value, or the exception that it raised.</summary>
/// <param name="Value">The value; <c>None</c> when an exception was raised.</param>
/// <param name="Error">The exception, or null.</param>
public readonly record struct PyResult(PyValue Value, PyError? Error)
{
    /// <summary>Whether an exception was raised.</summary>
    public bool IsError => Error is not null;
}
