namespace Rtos.MicroPython;

/// <summary>An object in C# that a script holds: of a type of a module written in C#.</summary>
/// <param name="type">Its type.</param>
/// <param name="content">The object in C#.</param>
internal sealed class HostObject(TypeObject type, object content) : ScriptObject
{
    internal object Content { get; } = content;

    /// <summary>Whether the script's heap has given room for it.</summary>
    internal bool IsCharged { get; set; }

    internal override TypeObject Type => type;

    internal override int HeapBytes => ObjectBytes.Instance;
}
