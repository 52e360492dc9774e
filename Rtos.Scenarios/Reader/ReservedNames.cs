using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Names that something else has in traces or operations: with a task of that name nobody could tell which one is meant.</summary>
internal static class ReservedNames
{
    /// <summary>What a name stands for where tasks are named; null when a task may have it.</summary>
    internal static string? OfTask(string name) => name switch
    {
        "self" => "means the calling task",
        "switch" or "isr" or "timer" or "call" => "begins other lines of the trace",
        "IDLE" or "IDLE0" or "IDLE1" => "is an idle task of the kernel",
        _ => null,
    };

    /// <summary>What a name stands for where an object or a task is a result; null when objects and tasks may have it.</summary>
    internal static string? OfAll(string name) => name switch
    {
        "none" => "is a result in traces: no task, no object",
        "gone" => "is a result in traces: the task or object does not exist",
        _ => null,
    };

    internal static ScenarioException Refuse(JsonValue value, string name, string use) =>
        value.Error($"{Phrase.Quote(name)} {use}; choose another name");
}
