namespace Rtos.MicroPython;

/// <content>Callbacks that interrupts and <c>micropython.schedule</c> leave for the main thread.</content>
internal sealed partial class Machine
{
    // As MicroPython has it on the ESP32.
    private const int ScheduleDepth = 8;

    private readonly Queue<(Value Callback, Value Argument)> _scheduled = new();

    /// <summary>Leaves a callback for the main thread, which calls it between two instructions; whether there was room.</summary>
    internal bool Schedule(Value callback, Value argument)
    {
        if (_scheduled.Count >= ScheduleDepth)
        {
            return false;
        }

        _scheduled.Enqueue((callback, argument));
        return true;
    }

    internal bool HasScheduled => _scheduled.Count > 0;

    internal bool TryTakeScheduled(out Value callback, out Value argument)
    {
        var has = _scheduled.TryDequeue(out var next);
        (callback, argument) = next;
        return has;
    }
}
