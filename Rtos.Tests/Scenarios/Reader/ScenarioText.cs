using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Tests.Scenarios.Reader;

/// <summary>Small scenario files whose interesting part stands on a line of its own.</summary>
internal static class ScenarioText
{
    public const string Source = "handover.json";

    private const string Idf = """{"flavor": "idf"}""";

    /// <summary>The operations of task A are line 5 of the file.</summary>
    public static string WithTaskOps(string ops, string kernel = Idf) => Whole(kernel, ops, "");

    /// <summary>The operations of the interrupt are line 9 of the file.</summary>
    public static string WithInterruptOps(string ops, string kernel = Idf) => Whole(kernel, """["yield"]""", ops);

    /// <summary>The kernel block is line 2 of the file.</summary>
    public static string WithKernel(string kernel) => Whole(kernel, """["yield"]""", "");

    /// <summary>The objects are line 2 of the file.</summary>
    public static string WithObjects(string objects) =>
        "{\"name\": \"s\", \"until\": 100, \"tasks\": [], \"objects\": [\n" + objects + "\n]}";

    /// <summary>The tasks are line 2 of the file.</summary>
    public static string WithTasks(string tasks, string objects = "", string kernel = Idf) =>
        "{\"name\": \"s\", \"until\": 100, \"kernel\": " + kernel + ", \"objects\": [" + objects + "], \"tasks\": [\n" + tasks + "\n]}";

    /// <summary>The interrupts are line 2 of the file.</summary>
    public static string WithInterrupts(string interrupts, string kernel = Idf) =>
        "{\"name\": \"s\", \"until\": 100, \"tasks\": [], \"kernel\": " + kernel + ", \"interrupts\": [\n" + interrupts + "\n]}";

    public static Scenario Read(string json) => ScenarioReader.Parse(json, Source);

    /// <summary>The operations of task A.</summary>
    public static IReadOnlyList<ScenarioOperation> ReadTaskOps(string ops) => Read(WithTaskOps(ops)).Tasks[0].Operations;

    /// <summary>Asserts that a file is refused, with this place and message after the file's name.</summary>
    public static void AssertRefused(string json, string expected)
    {
        var error = Assert.ThrowsExactly<ScenarioException>(() => Read(json));
        Assert.AreEqual(Source + WithNames(expected), error.Message);
    }

    /// <summary>A message with the names of all types of objects, or of all calls of interrupts, in place of the words in braces.</summary>
    public static string WithNames(string expected) => expected
        .Replace("{types}", string.Join(", ", ObjectTable.Names), StringComparison.Ordinal)
        .Replace("{quoted types}", string.Join(", ", ObjectTable.Names.Select(n => $"\"{n}\"")), StringComparison.Ordinal)
        .Replace("{calls of interrupts}", string.Join(", ", OperationTable.Names(CallContexts.Interrupt)), StringComparison.Ordinal);

    private static string Whole(string kernel, string taskOps, string interruptOps) => $$"""
        {"name": "s", "until": 9500, "kernel":
        {{kernel}},
        "objects": [{"type": "queue", "name": "q", "length": 3}, {"type": "queue", "name": "one", "length": 1}],
        "tasks": [{"name": "A", "priority": 5, "core": 0, "repeat": 1, "ops": [
        {{taskOps}}
        ]},
        {"name": "Bravo", "priority": 4, "core": "any", "repeat": 2, "ops": []}],
        "interrupts": [{"at": 4500, "core": 0, "ops": [
        {{interruptOps}}
        ]}]}
        """.ReplaceLineEndings("\n");
}
