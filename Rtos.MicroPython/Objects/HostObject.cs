namespace Rtos.MicroPython;

/// <summary>A C# object that a script holds: of a type of a C# module.</summary>
/// <param name="type">Its type.</param>
/// <param name="content">The object in C#.</param>
internal sealed class HostObject(TypeObject type, object content) : ScriptObject
{
    internal object Content { get; } = content;

    /// <summary>Whether the script's heap has been charged for it.</summary>
    internal bool IsCharged { get; set; }

    internal override TypeObject Type => type;

    internal override int HeapBytes => ObjectBytes.Instance;
}
