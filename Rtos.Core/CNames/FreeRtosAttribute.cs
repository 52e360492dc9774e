namespace Rtos.Core;

/// <summary>Specifies the FreeRTOS names that a member stands for. Its comment repeats them, and <c>docs/API.md</c> is generated from them.</summary>
/// <param name="names">The names; none for a call that FreeRTOS does not have.</param>
// Internal: users read the names in the comments, which a test compares with the attributes.
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class FreeRtosAttribute(params string[] names) : Attribute
{
    /// <summary>The names.</summary>
    internal IReadOnlyList<string> Names { get; } = names;
}
