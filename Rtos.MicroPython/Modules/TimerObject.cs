using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>A <c>machine.Timer</c>: an interrupt in virtual time that leaves a callback for the main thread.</summary>
internal sealed class TimerObject(int number) : ScriptObject
{
    internal const long OneShot = 0;
    internal const long Periodic = 1;

    internal static readonly TypeObject TimerType = TimerMethods.CreateType();

    // Counts the starts: an interrupt of an earlier one does nothing.
    private int _start;
    private Value _callback;
    private Cycles _period;
    private bool _isPeriodic;

    internal int Number { get; } = number;

    internal bool IsRunning { get; private set; }

    /// <summary>When it was started or last came.</summary>
    internal Instant Since { get; private set; }

    internal override TypeObject Type => TimerType;

    internal override int HeapBytes => ObjectBytes.Iterator;

    internal override void Visit(Marker marker) => marker.Visit(_callback);

    public override string ToString() => FormattableString.Invariant($"Timer({Number})");

    internal void Start(Machine machine, Cycles period, bool isPeriodic, Value callback)
    {
        (_period, _isPeriodic, _callback) = (period, isPeriodic, callback);
        _start++;
        IsRunning = true;
        Since = machine.Now;
        Arm(machine, Since + period, _start);
    }

    internal void Stop()
    {
        _start++;
        IsRunning = false;
        _callback = default;
    }

    private void Arm(Machine machine, Instant at, int start) => machine.Device.RaiseInterruptAt(at, CoreId.Pro, isr =>
    {
        if (start != _start)
        {
            return;
        }

        IsRunning = _isPeriodic;
        Since = at;
        isr.Returned("timer", TraceValue.Number(Number));
        if (!_callback.IsUnset)
        {
            machine.Schedule(_callback, Value.Of(this), isr);
        }

        if (_isPeriodic)
        {
            Arm(machine, at + _period, start);
        }
    });
}
