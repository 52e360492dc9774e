namespace Rtos.MicroPython;

/// <summary>Stands for an object whose texts Python code has made: what formatting gets in its place.</summary>
internal sealed class TextsObject(string text, string representation) : ScriptObject
{
    internal string Text { get; } = text;

    internal string Representation { get; } = representation;

    internal override TypeObject Type => Types.Object;

    internal override int HeapBytes => ObjectBytes.Cell;
}
