namespace Rtos.MicroPython;

/// <summary>An object of a script's class.</summary>
internal class InstanceObject(TypeObject type) : ScriptObject
{
    /// <summary>Its own attributes, in order; null as long as it has none.</summary>
    internal DictObject? Attributes { get; set; }

    /// <summary>If the class derives from a native type (list, dict, int …): the native object whose methods it has; otherwise unset.</summary>
    internal Value Base { get; set; }

    internal override TypeObject Type { get; } = type;

    internal override int HeapBytes => ObjectBytes.Instance;

    internal override void Visit(Marker marker)
    {
        marker.Visit(Type);
        marker.Visit(Base);
        if (Attributes is not null)
        {
            marker.Visit(Attributes);
        }
    }
}
