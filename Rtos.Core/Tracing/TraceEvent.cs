namespace Rtos.Core;

/// <summary>Something that has happened in a device, as the readers of its trace get it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Time">When.</param>
/// <param name="Core">The core on which it happened.</param>
/// <param name="Name">The task: the one that runs now, made the call or has ended. For <see cref="TraceEventKind.TimerCall"/> the timer, for <see cref="TraceEventKind.PendedCall"/> the function's name; empty for <see cref="TraceEventKind.InterruptCall"/>.</param>
/// <param name="Number">The number of the call in its task or callback, from 0. For <see cref="TraceEventKind.InterruptCall"/> the number of the interrupt, from 0, in the order of registration. Otherwise 0.</param>
/// <param name="Operation">The call's name in traces; empty where no call has returned.</param>
/// <param name="Result">What the call returned; <see cref="TraceValue.None"/> where no call has returned.</param>
public readonly record struct TraceEvent(
    TraceEventKind Kind, Instant Time, CoreId Core, string Name, long Number = 0, string Operation = "", TraceValue Result = default)
{
    /// <summary>The line of the trace, without its end; empty for the default value.</summary>
    public override string ToString()
    {
        if (Name is null || Operation is null)
        {
            return string.Empty;
        }

        var text = new StringWriter();
        new TextTraceSink(text).Write(this);
        return text.ToString().TrimEnd('\n');
    }
}
