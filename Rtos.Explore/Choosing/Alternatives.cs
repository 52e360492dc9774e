using Rtos.Core;

namespace Rtos.Explore;

/// <summary>What may be answered at a choice point besides the usual: the lengths of time that make a difference.</summary>
/// <remarks>They are found only when somebody asks, because most points are passed as usual.</remarks>
internal sealed class Alternatives(Device device, SearchBounds bounds)
{
    // More events than that within one range are not worth trying one by one: those of a kind that is known, and any.
    private const int MostSleepers = 8;
    private const int MostEventsInRange = 4;

    private readonly DueEvents _due = new(device);
    private readonly Scheduler _scheduler = device.Scheduler;
    private readonly VirtualTime _time = device.Scheduler.Time;
    private readonly List<Alternative> _all = [];
    private readonly bool _hasTwoCores = device.Scheduler.Cores.Length > 1;
    private ChoicePoint _point;
    private bool _isFound;

    /// <summary>The least possible answer, in cycles.</summary>
    internal long Least { get; private set; }

    /// <summary>The largest possible answer, in cycles.</summary>
    internal long Most { get; private set; }

    /// <summary>Whether anything but the usual is possible.</summary>
    internal bool Any => Least < Most;

    /// <summary>The alternatives, without the usual answer: first those that change the least.</summary>
    internal IReadOnlyList<Alternative> All
    {
        get
        {
            if (!_isFound)
            {
                _isFound = true;
                _all.Clear();
                Find();
            }

            return _all;
        }
    }

    /// <summary>Another point has been reached.</summary>
    internal void MoveTo(in ChoicePoint point)
    {
        _point = point;
        _isFound = false;
        (Least, Most) = point.Kind switch
        {
            ChoiceKind.Call => (0, bounds.LongestDelay),
            ChoiceKind.Interrupt => (0, point.Most),
            _ => (Math.Max(1, point.Usual - Part(point.Usual)), point.Most + Part(point.Most)),
        };
    }

    /// <summary>What made a length of time a candidate.</summary>
    internal DueEvent ReasonFor(long value)
    {
        foreach (var alternative in All)
        {
            if (alternative.Value == value)
            {
                return alternative.Reason;
            }
        }

        var tick = new DueEvent(_time.Now + value, DueKind.Tick, 0);
        return _due.NextTickAfter(tick.At - 1) == tick.At ? tick : default;
    }

    /// <summary>One alternative by its number: those of <see cref="All"/>, then the ticks of the range. The usual answer if there are not so many.</summary>
    internal long At(int number)
    {
        if (number < All.Count)
        {
            return All[number].Value;
        }

        var tick = _due.NextTickAfter(_time.Now + Least) - _time.Now + ((number - All.Count) * _time.CyclesPerTick);
        return _point.Kind != ChoiceKind.Call && tick <= Most ? tick : _point.Usual;
    }

    /// <summary>A possible answer near another one: with it, the time ends with the next tick, or just before or after it.</summary>
    /// <param name="value">An answer.</param>
    /// <param name="cycles">How many cycles after the tick.</param>
    internal long NearTick(long value, int cycles) =>
        Math.Clamp(_due.NextTickAfter(_time.Now + value - 1) - _time.Now + cycles, Least, Most);

    private long Part(long cycles) => (long)((Int128)cycles * bounds.WorkPercent / 100);

    private void Find()
    {
        if (!Any)
        {
            return;
        }

        if (_point.Kind == ChoiceKind.Call)
        {
            FindDelays();
            return;
        }

        FindEvents();
        FindSleepers();
        Add(Most, default);
        Add(Least, default);
    }

    private void FindEvents()
    {
        var from = _time.Now + Least;
        for (var i = 0; i < MostEventsInRange; i++)
        {
            var due = _due.NextAfter(from, _point.Core);
            if (due.At - _time.Now > Most + 1)
            {
                break;
            }

            AddAround(due);
            from = due.At;
        }
    }

    // Ticks that wake somebody.
    private void FindSleepers()
    {
        long last = 0;
        var found = 0;
        foreach (var task in _scheduler.Delayed.InOrder())
        {
            var tick = _scheduler.Delayed.WakeTick(task);
            var at = _scheduler.InstantOfTick(tick).Value;
            if (at - _time.Now > Most + 1 || found == MostSleepers)
            {
                break;
            }

            if (tick != last)
            {
                AddAround(new DueEvent(at, DueKind.Tick, 0));
                last = tick;
                found++;
            }
        }
    }

    private void AddAround(in DueEvent due)
    {
        var length = due.At - _time.Now;
        Add(length, due);
        Add(length + 1, due);
        Add(length - 1, due);
    }

    // A call made in the same instant as an event, but after it, is another schedule than one that comes a cycle later: the other
    // core may act in between.
    private void FindDelays()
    {
        if (_due.OtherCoreActs(_point.Core))
        {
            Add(1, new DueEvent(_time.Now, DueKind.Work, 1 - _point.Core));
        }

        var from = _time.Now;
        for (var i = 0; i < bounds.MostEvents; i++)
        {
            var due = _due.NextAfter(from, _point.Core);
            var length = due.At - _time.Now;
            if (due.Kind != DueKind.Work || _point.Core > due.Number)
            {
                Add(length, due);
            }

            if (_hasTwoCores && (due.Kind != DueKind.Work || _point.Core < due.Number))
            {
                Add(length + 1, due);
            }

            from = due.At;
        }
    }

    private void Add(long value, DueEvent reason)
    {
        if (value < Least || value > Most || value == _point.Usual || _all.Exists(a => a.Value == value))
        {
            return;
        }

        _all.Add(new Alternative(value, reason));
    }
}
