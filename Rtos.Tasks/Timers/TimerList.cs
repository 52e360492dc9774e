using System.Runtime.CompilerServices;

namespace Rtos.Tasks;

/// <summary>Timers by the time they are due, first-come first-served among equals: a heap, so that costs only grow with the logarithm of their number.</summary>
/// <remarks>
/// FreeRTOS: <c>pxCurrentTimerList</c>, <c>pxOverflowTimerList</c>, sorted lists there. Only a key and a number move in the heap:
/// the timers themselves are not read, and no references are written. Four children per node, so that the
/// comparisons of a level read adjacent memory.
/// </remarks>
/// <param name="sequence">The number of arrivals so far; tests begin near the end.</param>
internal sealed class TimerList(uint sequence = 0)
{
    private const int Children = 4;

    // Later than any timer: placed after the last one, so that a parent has all its children.
    private const ulong NoKey = ulong.MaxValue;

    // By place in the heap: the time when the timer is due, and below that the order of arrival, so that no two are equal; the slot of
    // the timer. The free slots come after the last timer.
    private ulong[] _keys = [];
    private int[] _slots = [];

    // By slot: the timer, and its place in the heap.
    private RtosTimer?[] _timers = [];
    private int[] _places = [];

    private int _count;
    private uint _sequence = sequence;

    // The first timer has been taken and its place is open: an auto-reload timer usually comes back at once, and then it
    // moves down from there, instead of the last one moving down first.
    private bool _isFirstOpen;

    internal bool IsEmpty => _count == (_isFirstOpen ? 1 : 0);

    internal RtosTimer First
    {
        get
        {
            CloseFirst();
            return _timers[_slots[0]]!;
        }
    }

    /// <summary>The time when the first timer is due.</summary>
    internal uint FirstExpiry
    {
        get
        {
            CloseFirst();
            return (uint)(_keys[0] >> 32);
        }
    }

    internal void Insert(RtosTimer timer)
    {
        if (_sequence == uint.MaxValue)
        {
            NumberAnew();
        }

        var key = ((ulong)timer.Expiry << 32) | _sequence++;
        if (_isFirstOpen)
        {
            _isFirstOpen = false;
            Down(0, key, Seat(timer, _slots[0]));
            return;
        }

        if (_count == _timers.Length)
        {
            Grow();
        }

        Up(_count, key, Seat(timer, _slots[_count]));
        _count++;
    }

    internal void Remove(RtosTimer timer)
    {
        CloseFirst();
        var place = _places[timer.Slot];
        timer.Leave();
        if (place == 0)
        {
            _isFirstOpen = true;
        }
        else
        {
            FillWithLast(place);
        }
    }

    private int Seat(RtosTimer timer, int slot)
    {
        if (_timers[slot] != timer)
        {
            _timers[slot] = timer;
        }

        timer.Enter(this, slot);
        return slot;
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
        var free = _slots[hole];
        _timers[free] = null;
        _count--;
        var (key, slot) = (_keys[_count], _slots[_count]);
        (_keys[_count], _slots[_count]) = (NoKey, free);
        if (hole == _count)
        {
            return;
        }

        if (hole > 0 && key < _keys[(hole - 1) / Children])
        {
            Up(hole, key, slot);
        }
        else
        {
            Down(hole, key, slot);
        }
    }

    private void Up(int hole, ulong key, int slot)
    {
        while (hole > 0)
        {
            var parent = (hole - 1) / Children;
            if (key > _keys[parent])
            {
                break;
            }

            Put(hole, _keys[parent], _slots[parent]);
            hole = parent;
        }

        Put(hole, key, slot);
    }

    private void Down(int hole, ulong key, int slot)
    {
        for (; ; )
        {
            var child = (Children * hole) + 1;
            if (child >= _count)
            {
                break;
            }

            child += Least(_keys.AsSpan(child, Children));
            if (_keys[child] > key)
            {
                break;
            }

            Put(hole, _keys[child], _slots[child]);
            hole = child;
        }

        Put(hole, key, slot);
    }

    // Which of four keys is the smallest. The result is unpredictable, so the code is branch-free.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Least(ReadOnlySpan<ulong> keys)
    {
        var left = keys[1] < keys[0] ? 1 : 0;
        var right = keys[3] < keys[2] ? 3 : 2;
        var isRight = keys[right] < keys[left] ? 1 : 0;
        return left ^ ((left ^ right) & -isRight);
    }

    private void Put(int place, ulong key, int slot)
    {
        _keys[place] = key;
        _slots[place] = slot;
        _places[slot] = place;
    }

    private void Grow()
    {
        var length = Math.Max(Children, 2 * _count);
        Array.Resize(ref _keys, length + Children - 1);
        Array.Resize(ref _slots, length);
        Array.Resize(ref _timers, length);
        Array.Resize(ref _places, length);
        _keys.AsSpan(_count).Fill(NoKey);
        for (var slot = _count; slot < length; slot++)
        {
            _slots[slot] = slot;
        }
    }

    // The sequence numbers are used up: the remaining timers are renumbered in their order.
    private void NumberAnew()
    {
        CloseFirst();
        Array.Sort(_keys, _slots, 0, _count);
        for (_sequence = 0; _sequence < _count; _sequence++)
        {
            var place = (int)_sequence;
            Put(place, (_keys[place] & ~(ulong)uint.MaxValue) | _sequence, _slots[place]);
        }
    }
}
