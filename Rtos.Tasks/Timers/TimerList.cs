namespace Rtos.Tasks;

/// <summary>Timers by the time they are due, first come first served among equals: a heap, so that no cost grows with their number but by its logarithm.</summary>
/// <remarks>
/// FreeRTOS: <c>pxCurrentTimerList</c>, <c>pxOverflowTimerList</c>, sorted lists there. Four children a place, and the keys
/// beside the timers: the comparisons of a level read memory that lies together.
/// </remarks>
internal sealed class TimerList
{
    private const int Children = 4;

    private Entry[] _heap = new Entry[Children];
    private int _count;
    private long _sequence;

    internal bool IsEmpty => _count == 0;

    internal RtosTimer First => _heap[0].Timer;

    internal void Insert(RtosTimer timer)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        timer.List = this;
        Up(_count++, new Entry(timer.Expiry, _sequence++, timer));
    }

    internal void Remove(RtosTimer timer)
    {
        var hole = timer.HeapIndex;
        timer.List = null;
        timer.HeapIndex = -1;
        var last = _heap[--_count];
        _heap[_count] = default;
        if (last.Timer == timer)
        {
            return;
        }

        if (hole > 0 && last.IsBefore(_heap[(hole - 1) / Children]))
        {
            Up(hole, last);
        }
        else
        {
            Down(hole, last);
        }
    }

    private void Up(int hole, in Entry entry)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) / Children;
            if (!entry.IsBefore(_heap[parent]))
            {
                break;
            }

            Put(hole, _heap[parent]);
            hole = parent;
        }

        Put(hole, entry);
    }

    private void Down(int hole, in Entry entry)
    {
        for (; ; )
        {
            var first = (Children * hole) + 1;
            if (first >= _count)
            {
                break;
            }

            var least = first;
            for (var child = first + 1; child < Math.Min(first + Children, _count); child++)
            {
                if (_heap[child].IsBefore(_heap[least]))
                {
                    least = child;
                }
            }

            if (!_heap[least].IsBefore(entry))
            {
                break;
            }

            Put(hole, _heap[least]);
            hole = least;
        }

        Put(hole, entry);
    }

    private void Put(int index, in Entry entry)
    {
        _heap[index] = entry;
        entry.Timer.HeapIndex = index;
    }

    private readonly record struct Entry(uint Expiry, long Sequence, RtosTimer Timer)
    {
        internal bool IsBefore(in Entry other) =>
            Expiry != other.Expiry ? Expiry < other.Expiry : Sequence < other.Sequence;
    }
}
