using Rtos.Core;

namespace Rtos.Explore;

/// <summary>What may be answered at a choice point besides the usual: the lengths of time that make a difference.</summary>
/// <remarks>They are found only when somebody asks, because most points are passed as usual.</remarks>
internal sealed class Alternatives(Device device, SearchBounds bounds)
{
    // More events than that within one range are not worth trying one by one.
    private const int MostEventsInRange = 8;

    private readonly DueEvents _due = new(device);
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

        return default;
    }

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

        var from = _time.Now + Least;
        for (var i = 0; i < MostEventsInRange; i++)
        {
            var due = _due.NextAfter(from, _point.Core);
            var length = due.At - _time.Now;
            if (length > Most + 1)
            {
                break;
            }

            Add(length - 1, due);
            Add(length, due);
            Add(length + 1, due);
            from = due.At;
        }

        Add(Most, default);
        Add(Least, default);
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
