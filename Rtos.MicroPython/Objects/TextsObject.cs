namespace Rtos.MicroPython;

/// <summary>Replaces an object in formatting by the texts that Python code has made for it.</summary>
internal sealed class TextsObject(string text, string representation) : ScriptObject
{
    internal string Text { get; } = text;

    internal string Representation { get; } = representation;

    internal override TypeObject Type => Types.Object;

    internal override int HeapBytes => ObjectBytes.Cell;
}
