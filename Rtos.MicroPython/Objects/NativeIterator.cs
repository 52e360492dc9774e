namespace Rtos.MicroPython;

/// <summary>An iterator in C# over objects that need no Python code.</summary>
internal abstract class NativeIterator : ScriptObject
{
    internal override TypeObject Type => Types.Iterator;

    internal override int HeapBytes => ObjectBytes.Iterator;

    /// <summary>The next element; false if there are no more.</summary>
    internal abstract bool MoveNext(Machine machine, out Value value);
}
