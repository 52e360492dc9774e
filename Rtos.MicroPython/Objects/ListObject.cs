using System.Runtime.InteropServices;

namespace Rtos.MicroPython;

/// <summary>A <c>list</c>.</summary>
internal sealed class ListObject(List<Value> items) : ScriptObject
{
    internal List<Value> Items { get; } = items;

    internal Span<Value> Span => CollectionsMarshal.AsSpan(Items);

    internal override TypeObject Type => Types.List;

    internal override int HeapBytes => ObjectBytes.List(Items.Count);

    internal override void Visit(Marker marker) => marker.Visit(Span);
}
