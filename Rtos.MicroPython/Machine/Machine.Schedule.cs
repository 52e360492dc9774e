using Rtos.Core;

namespace Rtos.MicroPython;

/// <content>Callbacks that interrupts and <c>micropython.schedule</c> leave for the main thread.</content>
internal sealed partial class Machine
{
    // As MicroPython has it on the ESP32.
    internal const int ScheduleDepth = 8;

    private readonly Queue<(Value Callback, Value Argument)> _scheduled = new();
    private readonly SortedDictionary<string, long> _lost = new(StringComparer.Ordinal);

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
        if (!IsInCallback)
        {
            Model.Main?.InterruptSleep(isr);
        }

        return true;
    }

    /// <summary>As <see cref="Schedule"/>, for an interrupt that has nobody to tell when there is no room: the call is lost, and counted.</summary>
    /// <param name="callback">What to call.</param>
    /// <param name="source">Where it comes from, its only argument.</param>
    /// <param name="isr">The interrupt; null in a thread.</param>
    internal void ScheduleOrLose(Value callback, ScriptObject source, InterruptContext? isr)
    {
        if (!Schedule(callback, Value.Of(source), isr))
        {
            var name = source.ToString()!;
            _lost[name] = _lost.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Whether the main thread is in a callback: no other one is called then, not even out of a sleep.</summary>
    internal bool IsInCallback { get; set; }

    /// <summary>How many calls were lost because the queue was full, by the timer or the pin.</summary>
    internal IReadOnlyDictionary<string, long> LostCallbacks => _lost;

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
