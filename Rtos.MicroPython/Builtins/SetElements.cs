namespace Rtos.MicroPython;

/// <summary>Elements of sets.</summary>
internal static class SetElements
{
    /// <summary>Adds an element: None, or <see cref="Value.Fallback"/> if the prelude has to compare it.</summary>
    internal static Value Add(Machine machine, SetObject set, Value item)
    {
        if (KeyHash.NeedsPython(item))
        {
            return Value.Fallback;
        }

        var before = set.Count;
        set.Table.Set(item, Value.None);
        if (set.Count > before)
        {
            machine.Heap.Charge(ObjectBytes.Set(set.Count) - ObjectBytes.Set(before));
        }

        return Value.None;
    }

    /// <summary>The key for looking up an element in a set: a set among sets is used as it is.</summary>
    internal static Value AsKey(Value item) => item.Ref is SetObject { IsFrozen: false } set ? Value.Of(set.Copy(isFrozen: true)) : item;
}
