namespace Rtos.Core;

/// <summary>In whose name a task's calls are traced, if it is not its own.</summary>
internal sealed class CallbackVoice(TraceEventKind kind, string name)
{
    /// <summary>The timer service task's own calls: not traced.</summary>
    internal static CallbackVoice Silent { get; } = new(TraceEventKind.Call, string.Empty);

    /// <summary>The kind of its calls in the trace.</summary>
    internal TraceEventKind Kind { get; } = kind;

    internal string Name { get; } = name;
}
