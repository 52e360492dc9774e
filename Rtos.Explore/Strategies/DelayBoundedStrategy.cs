using Rtos.Core;

namespace Rtos.Explore;

/// <summary>
/// All schedules with at most d deviations, fewest first (after Emmi, Qadeer and Rakamarić, 2011). When it has come to its end it is a
/// proof: within the bound, and for the lengths of time that it tries, nothing fails.
/// </summary>
/// <remarks>
/// The schedules with n deviations are the children of those with n - 1: each has one more, after the last one. A run counts its
/// alternatives after its last deviation, and its children take its place in the queue.
/// </remarks>
internal sealed class DelayBoundedStrategy(int depth) : SearchStrategy
{
    // Bytes: what has been learned of runs whose schedules have not all been planned.
    private const long MostKept = 64 * 1024 * 1024;

    private readonly Queue<Parent> _parents = new();
    private int _point;
    private int _alternative;
    private long _kept;
    private int _known;
    private bool _isCutShort;

    internal override string Name => FormattableString.Invariant($"delay-bounded:{depth}");

    internal override int Proven => _parents.TryPeek(out var parent) ? (parent.Counts is null ? -1 : parent.Prefix.Count) : _isCutShort ? _known : depth;

    internal override void Begin(RunRecord usual)
    {
        _parents.Enqueue(new Parent([], null));
    }

    internal override SchedulePlan? Plan(long number)
    {
        while (_parents.TryPeek(out var parent))
        {
            if (parent.Counts is null)
            {
                // The usual run, once more, to count its alternatives.
                _parents.Dequeue();
                return new CountingPlan(parent.Prefix, 0);
            }

            for (; _point < parent.Counts.Count; _point++, _alternative = 0)
            {
                if (_alternative < parent.Counts[_point])
                {
                    return new CountingPlan([.. parent.Prefix, new Step(parent.First + _point, _alternative++)], parent.First + _point + 1);
                }
            }

            _kept -= _parents.Dequeue().Size;
            _point = 0;
            _alternative = 0;
        }

        return null;
    }

    internal override void Learn(SchedulePlan plan, RunRecord record)
    {
        var counting = (CountingPlan)plan;
        if (counting.Prefix.Count >= depth || _isCutShort)
        {
            return;
        }

        var parent = new Parent(counting.Prefix, counting.Counts) { First = counting.First };
        if (_kept + parent.Size > MostKept)
        {
            _isCutShort = true;
            _known = counting.Prefix.Count;
        }
        else
        {
            _kept += parent.Size;
            _parents.Enqueue(parent);
        }
    }

    private readonly record struct Step(int Point, int Alternative);

    private sealed record Parent(IReadOnlyList<Step> Prefix, List<byte>? Counts)
    {
        // The objects themselves, about.
        private const int Overhead = 192;

        internal int First { get; init; }

        internal long Size => Overhead + (Prefix.Count * 8) + (Counts?.Capacity ?? 0);
    }

    private sealed class CountingPlan(IReadOnlyList<Step> prefix, int first) : SchedulePlan
    {
        private int _next;

        internal IReadOnlyList<Step> Prefix => prefix;

        internal int First => first;

        /// <summary>How many alternatives there are at each point from <see cref="First"/> on.</summary>
        internal List<byte> Counts { get; } = [];

        internal override long Choose(in ChoicePoint point, int number, ChoiceKey key, Alternatives alternatives)
        {
            if (_next < prefix.Count && prefix[_next].Point == number)
            {
                return alternatives.All[prefix[_next++].Alternative].Value;
            }

            if (number >= first)
            {
                Counts.Add((byte)Math.Min(byte.MaxValue, alternatives.All.Count));
            }

            return point.Usual;
        }
    }
}
