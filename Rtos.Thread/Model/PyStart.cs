namespace Rtos.Thread;

/// <summary>The start of a new thread.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Function">The function that it runs; with a front end that does not check it, possibly not callable.</param>
/// <param name="Arguments">The arguments, copied when the thread was started.</param>
internal sealed record PyStart(PyThread Thread, PyValue Function, PyArguments Arguments);
