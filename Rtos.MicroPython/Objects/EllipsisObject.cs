namespace Rtos.MicroPython;

/// <summary><c>...</c></summary>
internal sealed class EllipsisObject : ScriptObject
{
    internal static readonly EllipsisObject Instance = new();

    private EllipsisObject()
    {
    }

    internal override TypeObject Type => Types.Ellipsis;

    internal override int HeapBytes => 0;

    internal override bool IsShared => true;
}
