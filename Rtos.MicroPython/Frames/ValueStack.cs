namespace Rtos.MicroPython;

/// <summary>The values of a thread: the locals and operands of all its open frames, one frame above the other.</summary>
internal sealed class ValueStack
{
    /// <summary>The slots. The loop over the instructions works on the array itself; all other code uses the methods.</summary>
    internal Value[] Items = new Value[64];

    /// <summary>The number of used slots: the top is the one before. The loop keeps it in a local and writes it back.</summary>
    internal int Count;

    /// <summary>The value pushed last.</summary>
    internal ref Value Top => ref Items[Count - 1];

    /// <summary>The value below the top.</summary>
    internal ref Value Second => ref Items[Count - 2];

    /// <summary>A place, from the bottom.</summary>
    internal ref Value this[int place] => ref Items[place];

    internal void Push(Value value) => Items[Count++] = value;

    internal Value Pop() => Items[--Count];

    /// <summary>Replaces the last values with one.</summary>
    internal void Replace(int count, Value value)
    {
        Count -= count - 1;
        Items[Count - 1] = value;
    }

    /// <summary>The last values, the oldest first.</summary>
    internal Span<Value> Last(int count) => Items.AsSpan(Count - count, count);

    /// <summary>Some places.</summary>
    internal Span<Value> Span(int place, int count) => Items.AsSpan(place, count);

    /// <summary>Ensures that there are this many slots.</summary>
    internal void Ensure(int places)
    {
        if (places > Items.Length)
        {
            Array.Resize(ref Items, Math.Max(places, Items.Length * 2));
        }
    }

    /// <summary>Visits the values in use.</summary>
    internal void Visit(Marker marker) => marker.Visit(Items.AsSpan(0, Count));
}
