using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A lock of <c>_thread</c>.</summary>
internal sealed class LockObject(PyLock l) : ScriptObject
{
    internal PyLock Lock { get; } = l;

    internal override TypeObject Type => ThreadModule.LockType;

    internal override int HeapBytes => ObjectBytes.Cell;
}
