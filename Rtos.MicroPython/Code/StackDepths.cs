namespace Rtos.MicroPython;

/// <summary>The stack depths at the instructions that have been reached, and those that are still to be followed.</summary>
internal sealed class StackDepths
{
    private readonly int[] _depths;
    private readonly Stack<int> _pending = new();

    internal StackDepths(int instructions)
    {
        _depths = new int[instructions];
        Array.Fill(_depths, -1);
    }

    /// <summary>The greatest depth so far.</summary>
    internal int Deepest { get; private set; }

    /// <summary>An instruction is reached with a depth.</summary>
    /// <exception cref="InvalidOperationException">It was reached with another depth before.</exception>
    internal void Reach(int at, int depth)
    {
        if (depth < 0 || (_depths[at] >= 0 && _depths[at] != depth))
        {
            throw new InvalidOperationException($"depth {depth} at instruction {at}, where it was {_depths[at]}");
        }

        if (_depths[at] < 0)
        {
            _depths[at] = depth;
            Touch(depth);
            _pending.Push(at);
        }
    }

    /// <summary>A depth is needed temporarily.</summary>
    internal void Touch(int depth) => Deepest = Math.Max(Deepest, depth);

    /// <summary>Takes an instruction that has been reached and not followed yet.</summary>
    internal bool TryTake(out int at, out int depth)
    {
        var isAny = _pending.TryPop(out at);
        depth = isAny ? _depths[at] : 0;
        return isAny;
    }
}
