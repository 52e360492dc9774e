namespace Rtos.Tasks;

/// <summary>Values of the calls in progress that a record cannot hold; the record has the number of the place. Grows, and never shrinks.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class SlotTable<T>
{
    private T[] _values = new T[2];
    private int[] _freeSlots = [1, 0];
    private int _free = 2;

    internal ref T this[int slot] => ref _values[slot];

    /// <summary>Keeps a value; returns its place.</summary>
    internal int Keep(T value)
    {
        if (_free == 0)
        {
            Grow();
        }

        var slot = _freeSlots[--_free];
        _values[slot] = value;
        return slot;
    }

    /// <summary>Gives a place back, with what it held.</summary>
    internal T Release(int slot)
    {
        var value = _values[slot];
        _values[slot] = default!;
        _freeSlots[_free++] = slot;
        return value;
    }

    private void Grow()
    {
        var had = _values.Length;
        Array.Resize(ref _values, had * 2);
        Array.Resize(ref _freeSlots, had * 2);
        for (var slot = had; slot < _values.Length; slot++)
        {
            _freeSlots[_free++] = slot;
        }
    }
}
