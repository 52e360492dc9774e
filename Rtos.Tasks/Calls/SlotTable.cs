using System.Runtime.CompilerServices;

namespace Rtos.Tasks;

/// <summary>Values of the calls in progress that do not fit in a record; the record has the slot's number. Grows, and never shrinks.</summary>
/// <typeparam name="T">The values.</typeparam>
internal sealed class SlotTable<T>
{
    /// <summary>A separate slot, for a value that is read before any other task runs.</summary>
    internal const int Register = 0;

    private T[] _values = new T[2];
    private int[] _freeSlots = [1];
    private int _free = 1;

    internal ref T this[int slot] => ref _values[slot];

    /// <summary>Stores a value; returns its slot.</summary>
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

    /// <summary>Frees a slot and clears its value.</summary>
    internal T Release(int slot)
    {
        ref var place = ref _values[slot];
        var value = place;
        if (RuntimeHelpers.IsReferenceOrContainsReferences<T>())
        {
            place = default!;
        }

        if (slot != Register)
        {
            _freeSlots[_free++] = slot;
        }

        return value;
    }

    private void Grow()
    {
        var had = _values.Length;
        Array.Resize(ref _values, had * 2);
        Array.Resize(ref _freeSlots, (had * 2) - 1);
        for (var slot = had; slot < _values.Length; slot++)
        {
            _freeSlots[_free++] = slot;
        }
    }
}
