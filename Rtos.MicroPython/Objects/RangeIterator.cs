namespace Rtos.MicroPython;

/// <summary>Iterates over a range: the most frequent loop.</summary>
internal sealed class RangeIterator(long start, long stop, long step) : NativeIterator
{
    private long _next = start;
    private bool _isOver = step > 0 ? start >= stop : start <= stop;

    /// <summary>The next number; false if there are no more.</summary>
    internal bool TryNext(out long number)
    {
        number = _next;
        if (_isOver)
        {
            return false;
        }

        _next = unchecked(number + step);
        _isOver = step > 0 ? _next >= stop || _next < number : _next <= stop || _next > number;
        return true;
    }

    internal override bool MoveNext(Machine machine, out Value value)
    {
        var has = TryNext(out var number);
        value = Value.Of(number);
        return has;
    }
}
