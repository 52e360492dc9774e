namespace Rtos.Core;

/// <summary>Specifies who may make a call, and whether it can block.</summary>
/// <param name="from">Who may make it.</param>
/// <param name="blocks">Whether the caller may have to wait.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
internal sealed class CallFromAttribute(Caller from, Blocks blocks) : Attribute
{
    /// <summary>Who may make it.</summary>
    internal Caller From { get; } = from;

    /// <summary>Whether the caller may have to wait.</summary>
    internal Blocks Blocks { get; } = blocks;
}
