namespace Rtos.MicroPython;

/// <summary>A module.</summary>
internal sealed class ModuleObject(string name) : ScriptObject
{
    internal string Name { get; } = name;

    internal DictObject Attributes { get; init; } = new();

    internal override TypeObject Type => Types.Module;

    internal override int HeapBytes => ObjectBytes.Module;

    internal override void Visit(Marker marker) => marker.Visit(Attributes);
}
