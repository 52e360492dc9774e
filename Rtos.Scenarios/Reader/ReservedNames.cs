using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Names that have another meaning in traces or operations: a task of that name would be ambiguous.</summary>
internal static class ReservedNames
{
    /// <summary>The meaning of a name where tasks are named; null if a task may have it.</summary>
    internal static string? OfTask(string name) => name switch
    {
        "self" => "means the calling task",
        "switch" or "isr" or "timer" or "call" => "begins other lines of the trace",
        "IDLE" or "IDLE0" or "IDLE1" => "is an idle task of the kernel",
        _ => null,
    };

    /// <summary>The meaning of a name where an object or a task is a result; null if objects and tasks may have it.</summary>
    internal static string? OfAll(string name) => name switch
    {
        "none" => "is a result in traces: no task, no object",
        "gone" => "is a result in traces: the task or object does not exist",
        _ => null,
    };

    internal static ScenarioException Refuse(JsonValue value, string name, string use) =>
        value.Error($"{Phrase.Quote(name)} {use}; choose another name");
}
