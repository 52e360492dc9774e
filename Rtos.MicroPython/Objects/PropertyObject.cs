namespace Rtos.MicroPython;

/// <summary>A <c>property</c>: unset where it has no function.</summary>
internal sealed class PropertyObject(Value getter, Value setter, Value deleter) : ScriptObject
{
    internal Value Getter { get; } = getter;

    internal Value Setter { get; } = setter;

    internal Value Deleter { get; } = deleter;

    internal override TypeObject Type => Types.Property;

    internal override int HeapBytes => ObjectBytes.BoundMethod;

    internal override void Visit(Marker marker)
    {
        marker.Visit(Getter);
        marker.Visit(Setter);
        marker.Visit(Deleter);
    }
}
