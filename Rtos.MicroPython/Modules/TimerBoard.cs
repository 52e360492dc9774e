namespace Rtos.MicroPython;

/// <summary>The timers that a script has made: they keep running when the script no longer refers to them.</summary>
internal sealed class TimerBoard : IHeapRoot
{
    // Invariant: those with a number of 0 or more, once each, and the others in order.
    private readonly List<TimerObject> _timers = [];

    internal TimerObject Timer(Machine machine, int number)
    {
        var timer = number < 0 ? null : _timers.Find(t => t.Number == number);
        if (timer is null)
        {
            timer = new TimerObject(number);
            machine.Heap.Charge(timer.HeapBytes);
            _timers.RemoveAll(t => t is { Number: < 0, IsRunning: false });
            _timers.Add(timer);
        }

        return timer;
    }

    /// <summary>Whether any of them is still to fire.</summary>
    internal bool IsAnyRunning => _timers.Exists(t => t.IsRunning);

    public void Visit(Marker marker) => _timers.ForEach(marker.Visit);
}
