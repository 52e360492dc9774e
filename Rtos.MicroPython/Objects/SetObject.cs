namespace Rtos.MicroPython;

/// <summary>A <c>set</c> or <c>frozenset</c>: a table whose values do not matter.</summary>
internal sealed class SetObject(bool isFrozen = false) : ScriptObject
{
    internal bool IsFrozen { get; } = isFrozen;

    /// <summary>The elements, as keys.</summary>
    internal DictObject Table { get; init; } = new();

    internal int Count => Table.Count;

    /// <summary>Whether an element has its own <c>__eq__</c> or <c>__hash__</c>: then only the prelude can compare.</summary>
    internal bool HasPythonKeys { get; set; }

    internal override TypeObject Type => IsFrozen ? Types.FrozenSet : Types.Set;

    internal override int HeapBytes => ObjectBytes.Set(Count);

    internal override void Visit(Marker marker) => Table.Visit(marker);

    /// <summary>The elements, in order of insertion.</summary>
    internal Value[] ToArray()
    {
        var items = new Value[Count];
        var n = 0;
        for (var i = 0; i < Table.Places; i++)
        {
            if (!Table.EntryAt(i).Key.IsUnset)
            {
                items[n++] = Table.EntryAt(i).Key;
            }
        }

        return items;
    }

    internal SetObject Copy(bool isFrozen) => new(isFrozen) { Table = Table.Copy(), HasPythonKeys = HasPythonKeys };
}
