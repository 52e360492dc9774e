using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A lock of <c>_thread</c>.</summary>
internal sealed class LockObject(PyLock l) : ScriptObject
{
    /// <summary>The type; the module <c>_thread</c> fills in its methods.</summary>
    internal static readonly TypeObject LockType = new("lock", Types.Object);

    internal PyLock Lock { get; } = l;

    internal override TypeObject Type => LockType;

    internal override int HeapBytes => ObjectBytes.Cell;
}
