using Rtos.Core;

namespace Rtos.MicroPython;

/// <content>Callbacks that interrupts and <c>micropython.schedule</c> leave for the main thread.</content>
internal sealed partial class Machine
{
    // As MicroPython has it on the ESP32.
    private const int ScheduleDepth = 8;

    private readonly Queue<(Value Callback, Value Argument)> _scheduled = new();

    /// <summary>Leaves a callback for the main thread, which calls it between two instructions, also out of a sleep; whether there was room.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="argument">Its only argument.</param>
    /// <param name="isr">The interrupt that leaves it; null in a thread.</param>
    internal bool Schedule(Value callback, Value argument, InterruptContext? isr = null)
    {
        if (_scheduled.Count >= ScheduleDepth)
        {
            return false;
        }

        _scheduled.Enqueue((callback, argument));
        Model.Main?.InterruptSleep(isr);
        return true;
    }

    /// <summary>Ctrl-C, as an interrupt brings it: a KeyboardInterrupt in the main thread, also out of a sleep.</summary>
    internal void Interrupt(InterruptContext isr)
    {
        IsInterrupted = true;
        Model.Main?.InterruptSleep(isr);
    }

    /// <summary>Whether the main thread is to raise a KeyboardInterrupt.</summary>
    internal bool IsInterrupted { get; set; }

    internal bool HasScheduled => _scheduled.Count > 0;

    internal bool TryTakeScheduled(out Value callback, out Value argument)
    {
        var has = _scheduled.TryDequeue(out var next);
        (callback, argument) = next;
        return has;
    }
}
