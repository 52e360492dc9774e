namespace Rtos.MicroPython;

/// <summary>Operators on lists and tuples.</summary>
internal static class SequenceOperators
{
    internal static Value OfList(Machine machine, BinaryOp op, ListObject a, Value b)
    {
        switch (op)
        {
            case BinaryOp.Add when b.Ref is ListObject other:
                var sum = new List<Value>(a.Items.Count + other.Items.Count);
                machine.Heap.Reserve(ObjectBytes.List(a.Items.Count + other.Items.Count));
                sum.AddRange(a.Items);
                sum.AddRange(other.Items);
                return machine.NewList(sum);
            case BinaryOp.Multiply when Numbers.IsInteger(b):
                return machine.NewList([.. Repeat(machine, a.Span, Numbers.ToInt(b))]);
            default:
                return default;
        }
    }

    internal static Value OfTuple(Machine machine, BinaryOp op, TupleObject a, Value b) => op switch
    {
        BinaryOp.Add when b.Ref is TupleObject other => machine.NewTuple([.. a.Items, .. other.Items]),
        BinaryOp.Multiply when Numbers.IsInteger(b) => machine.NewTuple(Repeat(machine, a.Items, Numbers.ToInt(b))),
        _ => default,
    };

    /// <summary>Appends all elements; false if only Python code can iterate over them.</summary>
    internal static bool Extend(Machine machine, ListObject list, Value more)
    {
        if (Iteration.NeedsPython(machine, more))
        {
            return false;
        }

        var items = Iteration.ToList(machine, more);
        machine.Heap.Charge((long)items.Count * 4);
        list.Items.AddRange(items);
        return true;
    }

    internal static void RepeatInPlace(Machine machine, ListObject list, int count)
    {
        var items = Repeat(machine, list.Span, count);
        machine.Heap.Charge((items.Length - list.Items.Count) * 4L);
        list.Items.Clear();
        list.Items.AddRange(items);
    }

    private static Value[] Repeat(Machine machine, ReadOnlySpan<Value> items, int count)
    {
        if (count <= 0 || items.Length == 0)
        {
            return [];
        }

        machine.Heap.Reserve((long)items.Length * count * 4);
        var all = new Value[items.Length * count];
        for (var i = 0; i < count; i++)
        {
            items.CopyTo(all.AsSpan(i * items.Length));
        }

        return all;
    }
}
