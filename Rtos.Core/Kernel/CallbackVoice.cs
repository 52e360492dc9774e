namespace Rtos.Core;

/// <summary>In whose name the calls of a task are traced, when it is not its own.</summary>
internal sealed class CallbackVoice(CallbackKind kind, string name)
{
    /// <summary>The timer service task's own calls: not traced.</summary>
    internal static CallbackVoice Silent { get; } = new(CallbackKind.None, string.Empty);

    internal CallbackKind Kind { get; } = kind;

    internal string Name { get; } = name;
}
