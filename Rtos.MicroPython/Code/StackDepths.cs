namespace Rtos.MicroPython;

/// <summary>The depths of the stack at the instructions that have been reached, and those from which it has still to be gone on.</summary>
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

    /// <summary>An instruction is reached at a depth.</summary>
    /// <exception cref="InvalidOperationException">It was reached at another one before.</exception>
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

    /// <summary>A depth is needed for a moment.</summary>
    internal void Touch(int depth) => Deepest = Math.Max(Deepest, depth);

    /// <summary>Takes an instruction that was reached and not yet looked at.</summary>
    internal bool TryTake(out int at, out int depth)
    {
        var isAny = _pending.TryPop(out at);
        depth = isAny ? _depths[at] : 0;
        return isAny;
    }
}
