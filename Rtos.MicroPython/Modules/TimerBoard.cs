namespace Rtos.MicroPython;

/// <summary>The timers that a script has made: they run on when it has let go of them.</summary>
internal sealed class TimerBoard : IHeapRoot
{
    // Invariant: those with a number of 0 or more, once each, and the others in their order.
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

    /// <summary>Whether one of them is still to come.</summary>
    internal bool IsAnyRunning => _timers.Exists(t => t.IsRunning);

    public void Visit(Marker marker) => _timers.ForEach(marker.Visit);
}
