namespace Rtos.Core;

/// <summary>Receives what happens in a device, in the order in which it happens. Watching never changes the run.</summary>
/// <remarks>
/// Calls come on the thread that runs the device. A sink must not call the device; what it throws reaches the caller of
/// <c>Run…</c> as a <see cref="HostCallbackException"/>, when the instant is over.
/// </remarks>
public abstract class TraceSink
{
    /// <summary>Takes one event.</summary>
    /// <param name="happened">The event.</param>
    public abstract void Write(in TraceEvent happened);
}
