namespace Rtos.Core;

/// <summary>Specifies the ESP-IDF names that a member stands for: those that FreeRTOS itself does not have.</summary>
/// <param name="names">The names.</param>
[AttributeUsage(AttributeTargets.All, Inherited = false)]
internal sealed class EspIdfAttribute(params string[] names) : Attribute
{
    /// <summary>The names.</summary>
    internal IReadOnlyList<string> Names { get; } = names;
}
