namespace Rtos.MicroPython;

/// <summary>A Python object on the script's heap.</summary>
internal abstract class ScriptObject
{
    /// <summary>Its type.</summary>
    internal abstract TypeObject Type { get; }

    /// <summary>Its present bytes in the script's heap, without the objects it refers to: see <see cref="ObjectBytes"/>.</summary>
    internal abstract int HeapBytes { get; }

    /// <summary>The mark of the last collection that found it.</summary>
    internal int Mark { get; set; }

    /// <summary>Whether all devices share it: then it takes no heap and no collection writes to it.</summary>
    internal virtual bool IsShared => false;

    /// <summary>Whether it is iterated by Python code, and is its own iterator.</summary>
    internal virtual bool IsIterator => false;

    /// <summary>Its text, if it depends on nothing else; null otherwise.</summary>
    internal virtual string? Shown => null;

    /// <summary>A number for tables of keys; nothing that a script sees depends on it.</summary>
    internal int IdentityHash => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this) & int.MaxValue;

    /// <summary>Visits the objects it refers to.</summary>
    internal virtual void Visit(Marker marker)
    {
    }
}
