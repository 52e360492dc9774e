using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>A <c>machine.Timer</c>: an interrupt in virtual time that leaves a callback for the main thread.</summary>
internal sealed class TimerObject(int number) : ScriptObject
{
    internal const long OneShot = 0;
    internal const long Periodic = 1;

    internal static readonly TypeObject TimerType = TimerMethods.CreateType();

    // The pending interrupts, by their cycle. One that comes too early for the timer checks again at the right time, so
    // that restarting the timer again and again does not add more and more of them.
    private readonly SortedSet<long> _pending = [];
    private Instant _due;
    private Value _callback;
    private Cycles _period;
    private bool _isPeriodic;

    internal int Number { get; } = number;

    internal bool IsRunning { get; private set; }

    /// <summary>The time when it was started or last fired.</summary>
    internal Instant Since { get; private set; }

    internal override TypeObject Type => TimerType;

    internal override int HeapBytes => ObjectBytes.Iterator + (_pending.Count * ObjectBytes.Block);

    internal override void Visit(Marker marker) => marker.Visit(_callback);

    internal override string Shown => FormattableString.Invariant($"Timer({Number})");

    public override string ToString() => Shown;

    /// <exception cref="ScriptError">The heap has no room for another interrupt: a MemoryError.</exception>
    internal void Start(Machine machine, Cycles period, bool isPeriodic, Value callback)
    {
        var due = machine.Now + period;
        if (!ComesBy(due))
        {
            machine.Heap.Charge(ObjectBytes.Block);
        }

        (_period, _isPeriodic, _callback) = (period, isPeriodic, callback);
        IsRunning = true;
        Since = machine.Now;
        Arm(machine, due);
    }

    internal void Stop()
    {
        IsRunning = false;
        _callback = default;
    }

    private bool ComesBy(Instant due) => _pending.Count > 0 && _pending.Min <= due.Value;

    private void Arm(Machine machine, Instant due)
    {
        _due = due;
        if (!ComesBy(due))
        {
            _pending.Add(due.Value);
            machine.Device.RaiseInterruptAt(due, CoreId.Core0, isr => Come(machine, due, isr));
        }
    }

    private void Come(Machine machine, Instant at, InterruptContext isr)
    {
        _pending.Remove(at.Value);
        if (!IsRunning)
        {
            return;
        }

        if (at != _due)
        {
            Arm(machine, _due);
            return;
        }

        IsRunning = _isPeriodic;
        Since = at;
        isr.Returned("timer", TraceValue.Number(Number));
        if (!_callback.IsUnset)
        {
            machine.Callbacks.AddOrLose(_callback, this, isr);
        }

        if (_isPeriodic)
        {
            Arm(machine, at + _period);
        }
    }
}
