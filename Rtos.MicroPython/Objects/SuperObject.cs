namespace Rtos.MicroPython;

/// <summary>A <c>super</c>: the bases of a class, on one of its objects.</summary>
internal sealed class SuperObject(TypeObject owner, Value self) : ScriptObject
{
    internal TypeObject Owner { get; } = owner;

    /// <summary>The object, or in a class method the class.</summary>
    internal Value Self { get; } = self;

    internal override TypeObject Type => Types.Super;

    internal override int HeapBytes => ObjectBytes.Cell;

    internal override void Visit(Marker marker)
    {
        marker.Visit(Owner);
        marker.Visit(Self);
    }

    /// <summary>Looks a name up in the bases of the class; unset if none has it.</summary>
    internal Value Lookup(string name)
    {
        foreach (var b in Owner.Bases)
        {
            var found = b.Lookup(name);
            if (!found.IsUnset)
            {
                return found;
            }
        }

        return default;
    }
}
