namespace Rtos.MicroPython;

/// <summary>A variable that an inner function shares with the outer one.</summary>
internal sealed class CellObject : ScriptObject
{
    /// <summary>Its content; unset as long as the variable has no value.</summary>
    internal Value Content;

    internal override TypeObject Type => Types.Cell;

    internal override int HeapBytes => ObjectBytes.Cell;

    internal override void Visit(Marker marker) => marker.Visit(Content);
}
