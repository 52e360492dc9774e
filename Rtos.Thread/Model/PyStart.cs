namespace Rtos.Thread;

/// <summary>What a new thread begins with.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Function">What it runs; of a front end that lets anything be started, maybe nothing that can be called.</param>
/// <param name="Arguments">The arguments, copied when the thread was started.</param>
internal sealed record PyStart(PyThread Thread, PyValue Function, PyArguments Arguments);
