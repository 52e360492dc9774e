namespace Rtos.Tasks;

/// <summary>Timers by the time they are due, first come first served among equals: a heap, so that no cost grows with their number but by its logarithm.</summary>
/// <remarks>
/// FreeRTOS: <c>pxCurrentTimerList</c>, <c>pxOverflowTimerList</c>, sorted lists there. Four children a place, and the keys
/// beside the timers: the comparisons of a level read memory that lies together.
/// </remarks>
/// <param name="sequence">The number of arrivals so far; tests begin near the end.</param>
internal sealed class TimerList(uint sequence = 0)
{
    private const int Children = 4;

    private Entry[] _heap = new Entry[Children];
    private int _count;
    private uint _sequence = sequence;

    // The first timer has been taken and its place is open: an auto-reload timer mostly comes back at once, and then it
    // moves down from there, instead of the last one doing so before it.
    private bool _isFirstOpen;

    internal bool IsEmpty => _count == (_isFirstOpen ? 1 : 0);

    internal RtosTimer First
    {
        get
        {
            CloseFirst();
            return _heap[0].Timer;
        }
    }

    internal void Insert(RtosTimer timer)
    {
        if (_sequence == uint.MaxValue)
        {
            NumberAnew();
        }

        timer.List = this;
        var entry = new Entry(((ulong)timer.Expiry << 32) | _sequence++, timer);
        if (_isFirstOpen)
        {
            _isFirstOpen = false;
            Down(0, entry);
            return;
        }

        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, 2 * _count);
        }

        Up(_count++, entry);
    }

    internal void Remove(RtosTimer timer)
    {
        CloseFirst();
        timer.List = null;
        if (timer.HeapIndex == 0)
        {
            _isFirstOpen = true;
        }
        else
        {
            FillWithLast(timer.HeapIndex);
        }

        timer.HeapIndex = -1;
    }

    private void CloseFirst()
    {
        if (_isFirstOpen)
        {
            _isFirstOpen = false;
            FillWithLast(0);
        }
    }

    private void FillWithLast(int hole)
    {
        var last = _heap[--_count];
        _heap[_count] = default;
        if (hole == _count)
        {
            return;
        }

        if (hole > 0 && last.Key < _heap[(hole - 1) / Children].Key)
        {
            Up(hole, last);
        }
        else
        {
            Down(hole, last);
        }
    }

    private void Up(int hole, Entry entry)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) / Children;
            if (entry.Key > _heap[parent].Key)
            {
                break;
            }

            Put(hole, _heap[parent]);
            hole = parent;
        }

        Put(hole, entry);
    }

    private void Down(int hole, Entry entry)
    {
        for (; ; )
        {
            var children = _heap.AsSpan(0, _count);
            var first = (Children * hole) + 1;
            if (first >= children.Length)
            {
                break;
            }

            children = children.Slice(first, Math.Min(Children, children.Length - first));
            var least = 0;
            var key = children[0].Key;
            for (var child = 1; child < children.Length; child++)
            {
                if (children[child].Key < key)
                {
                    least = child;
                    key = children[child].Key;
                }
            }

            if (key > entry.Key)
            {
                break;
            }

            Put(hole, children[least]);
            hole = first + least;
        }

        Put(hole, entry);
    }

    private void Put(int index, Entry entry)
    {
        _heap[index] = entry;
        entry.Timer.HeapIndex = index;
    }

    // The order of arrival has used up its numbers: the timers that are left keep their order with the first of them.
    private void NumberAnew()
    {
        CloseFirst();
        var entries = _heap.AsSpan(0, _count);
        entries.Sort(static (a, b) => a.Key.CompareTo(b.Key));
        for (_sequence = 0; _sequence < entries.Length; _sequence++)
        {
            var timer = entries[(int)_sequence].Timer;
            Put((int)_sequence, new Entry(((ulong)timer.Expiry << 32) | _sequence, timer));
        }
    }

    /// <summary>A place of the heap.</summary>
    /// <param name="Key">When the timer is due, and below that the order of arrival: no two are equal.</param>
    /// <param name="Timer">The timer.</param>
    private readonly record struct Entry(ulong Key, RtosTimer Timer);
}
