namespace Rtos.MicroPython;

/// <summary><c>NotImplemented</c>: an operator's method does not handle the operands.</summary>
internal sealed class NotImplementedObject : ScriptObject
{
    internal static readonly NotImplementedObject Instance = new();

    private NotImplementedObject()
    {
    }

    internal override TypeObject Type => Types.NotImplementedType;

    internal override int HeapBytes => 0;

    internal override bool IsShared => true;
}
