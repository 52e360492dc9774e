namespace Rtos.Tasks;

/// <summary>Timers by the time they are due, first come first served among equals: a heap, so that no cost grows with their number but by its logarithm.</summary>
/// <remarks>FreeRTOS: <c>pxCurrentTimerList</c>, <c>pxOverflowTimerList</c>, sorted lists there.</remarks>
internal sealed class TimerList
{
    private readonly List<RtosTimer> _heap = [];
    private long _sequence;

    internal bool IsEmpty => _heap.Count == 0;

    internal RtosTimer First => _heap[0];

    internal void Insert(RtosTimer timer)
    {
        timer.List = this;
        timer.Sequence = _sequence++;
        _heap.Add(timer);
        Up(_heap.Count - 1, timer);
    }

    internal void Remove(RtosTimer timer)
    {
        var hole = timer.HeapIndex;
        timer.List = null;
        timer.HeapIndex = -1;
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        if (last == timer)
        {
            return;
        }

        if (hole > 0 && Before(last, _heap[(hole - 1) / 2]))
        {
            Up(hole, last);
        }
        else
        {
            Down(hole, last);
        }
    }

    private static bool Before(RtosTimer left, RtosTimer right) =>
        left.Expiry != right.Expiry ? left.Expiry < right.Expiry : left.Sequence < right.Sequence;

    private void Up(int hole, RtosTimer timer)
    {
        while (hole > 0 && Before(timer, _heap[(hole - 1) / 2]))
        {
            Put(hole, _heap[(hole - 1) / 2]);
            hole = (hole - 1) / 2;
        }

        Put(hole, timer);
    }

    private void Down(int hole, RtosTimer timer)
    {
        for (; ; )
        {
            var child = (2 * hole) + 1;
            if (child >= _heap.Count)
            {
                break;
            }

            if (child + 1 < _heap.Count && Before(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Before(_heap[child], timer))
            {
                break;
            }

            Put(hole, _heap[child]);
            hole = child;
        }

        Put(hole, timer);
    }

    private void Put(int index, RtosTimer timer)
    {
        _heap[index] = timer;
        timer.HeapIndex = index;
    }
}
