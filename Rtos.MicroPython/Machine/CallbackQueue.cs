using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>Callbacks that interrupts and <c>micropython.schedule</c> leave for the main thread, and Ctrl-C.</summary>
internal sealed class CallbackQueue(ThreadModel model) : IHeapRoot
{
    /// <summary>The most callbacks that can wait: the same as in MicroPython on the ESP32.</summary>
    internal const int Most = 8;

    private readonly Queue<(Value Callback, Value Argument)> _waiting = new();
    private readonly SortedDictionary<string, long> _lost = new(StringComparer.Ordinal);

    /// <summary>Whether a callback waits.</summary>
    internal bool HasWaiting => _waiting.Count > 0;

    /// <summary>Whether the main thread is in a callback: no other one is called then, even during a sleep.</summary>
    internal bool IsInCallback { get; set; }

    /// <summary>Whether the main thread is to raise a KeyboardInterrupt.</summary>
    internal bool IsInterrupted { get; private set; }

    /// <summary>The number of calls lost because the queue was full, by timer or pin.</summary>
    internal IReadOnlyDictionary<string, long> Lost => _lost;

    /// <summary>Queues a callback for the main thread, which calls it between two instructions, also during a sleep; returns whether there was room.</summary>
    /// <param name="callback">The function to call.</param>
    /// <param name="argument">Its only argument.</param>
    /// <param name="isr">The interrupt that queues it; null in a thread.</param>
    internal bool Add(Value callback, Value argument, InterruptContext? isr = null)
    {
        if (_waiting.Count >= Most)
        {
            return false;
        }

        _waiting.Enqueue((callback, argument));
        if (!IsInCallback)
        {
            model.Main?.InterruptSleep(isr);
        }

        return true;
    }

    /// <summary>Like <see cref="Add"/>, for an interrupt that cannot report a full queue: the call is lost, and counted.</summary>
    /// <param name="callback">The function to call.</param>
    /// <param name="source">Its source, which is its only argument.</param>
    /// <param name="isr">The interrupt; null in a thread.</param>
    internal void AddOrLose(Value callback, ScriptObject source, InterruptContext? isr)
    {
        if (!Add(callback, Value.Of(source), isr))
        {
            var name = source.ToString()!;
            _lost[name] = _lost.GetValueOrDefault(name) + 1;
        }
    }

    /// <summary>Takes the callback that has waited longest.</summary>
    internal bool TryTake(out Value callback, out Value argument)
    {
        var has = _waiting.TryDequeue(out var next);
        (callback, argument) = next;
        return has;
    }

    /// <summary>Ctrl-C, as if from an interrupt: a KeyboardInterrupt in the main thread, also during a sleep.</summary>
    internal void Interrupt(InterruptContext isr)
    {
        IsInterrupted = true;
        model.Main?.InterruptSleep(isr);
    }

    /// <summary>Takes the pending Ctrl-C, or withdraws it: it is raised once.</summary>
    /// <returns>Whether it was pending.</returns>
    internal bool TakeInterrupt()
    {
        var was = IsInterrupted;
        IsInterrupted = false;
        return was;
    }

    public void Visit(Marker marker)
    {
        foreach (var (callback, argument) in _waiting)
        {
            marker.Visit(callback);
            marker.Visit(argument);
        }
    }
}
