using System.Runtime.InteropServices;
using Rtos.Core;

namespace Rtos.Explore;

/// <summary>Asks a plan at each choice point of a run, and keeps what was not usual.</summary>
internal sealed class Chooser(Device device, SearchBounds bounds, SchedulePlan plan) : ChoiceSource
{
    private readonly Alternatives _alternatives = new(device, bounds);
    private readonly List<Deviation> _deviations = [];
    private readonly List<int> _ordinals = [];

    /// <summary>Says where a task is in the program's file; null if nobody wants to know.</summary>
    internal Func<string, string?>? PlaceOf { get; init; }

    /// <summary>Is told of every point; null if nobody wants to know.</summary>
    internal Reached? Reached { get; init; }

    /// <summary>How many choice points the run has passed.</summary>
    internal int Points { get; private set; }

    /// <summary>The choices that were not usual, in the order of the run.</summary>
    internal IReadOnlyList<Deviation> Deviations => _deviations;

    /// <summary>Why the plan does not fit this run; null if it does. From there on, the run is the usual one.</summary>
    internal ScheduleException? Misfit { get; private set; }

    /// <inheritdoc/>
    protected override long Choose(in ChoicePoint point)
    {
        Reached?.Invoke(point);
        _alternatives.MoveTo(point);
        if (!_alternatives.Any)
        {
            return point.Usual;
        }

        var number = Points++;
        var key = new ChoiceKey(point.Kind == ChoiceKind.Interrupt, point.Asker, point.Kind == ChoiceKind.Interrupt ? 0 : NextOrdinal(point.Asker));
        var answer = Misfit is null ? Ask(point, number, key) : point.Usual;
        if (answer == point.Usual)
        {
            return answer;
        }

        _deviations.Add(new Deviation(number, point.Kind, answer)
        {
            Key = key,
            Usual = point.Usual,
            Time = device.Now.Value,
            Core = point.Core,
            Task = point.Task,
            Operation = point.Operation,
            Place = point.Task.Length == 0 ? null : PlaceOf?.Invoke(point.Task),
            Reason = _alternatives.ReasonFor(answer),
        });
        return answer;
    }

    private long Ask(in ChoicePoint point, int number, ChoiceKey key)
    {
        try
        {
            var answer = plan.Choose(point, number, key, _alternatives);
            return answer >= _alternatives.Least && answer <= _alternatives.Most
                ? answer
                : throw new ScheduleException(FormattableString.Invariant(
                    $"choice {number} of the schedule is {answer} cycles, and {_alternatives.Least} to {_alternatives.Most} are possible there: the program or its bounds have changed"));
        }
        catch (ScheduleException e)
        {
            Misfit = e;
            return point.Usual;
        }
    }

    private int NextOrdinal(int asker)
    {
        if (asker >= _ordinals.Count)
        {
            CollectionsMarshal.SetCount(_ordinals, asker + 1);
        }

        return CollectionsMarshal.AsSpan(_ordinals)[asker]++;
    }
}
