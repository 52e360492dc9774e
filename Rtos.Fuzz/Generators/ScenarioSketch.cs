using System.Globalization;

namespace Rtos.Fuzz.Generators;

/// <summary>A random scenario before it is written as a file: what can be left out to make it smaller stands apart.</summary>
/// <param name="Kernel">The kernel block's fields.</param>
/// <param name="CyclesPerTick">The length of a tick.</param>
/// <param name="Until">The end.</param>
/// <param name="Queues">The lengths of the queues q0, q1 …</param>
/// <param name="Tasks">The tasks.</param>
/// <param name="Interrupts">The interrupts.</param>
internal sealed record ScenarioSketch(
    string Kernel, long CyclesPerTick, long Until, int[] Queues, TaskSketch[] Tasks, InterruptSketch[] Interrupts)
{
    /// <summary>The other objects, each a line of the file.</summary>
    internal string[] Objects { get; init; } = [];

    /// <summary>The scenario file.</summary>
    public override string ToString()
    {
        var queues = Queues.Select((length, i) => Text($$"""  {"type": "queue", "name": "q{{i}}", "length": {{length}}}"""));
        return Text($$"""
            {"name": "random", "kernel": { {{Kernel}}, "cyclesPerTick": {{CyclesPerTick}}, "runTime": true}, "until": {{Until}},
            "objects": [
            {{string.Join(",\n", queues.Concat(Objects.Select(line => "  " + line)))}}
            ],
            "tasks": [
            {{string.Join(",\n", Tasks.Select(t => t.ToString()))}}
            ],
            "interrupts": [
            {{string.Join(",\n", Interrupts.Select(t => t.ToString()))}}
            ]}
            """).ReplaceLineEndings("\n");
    }

    /// <summary>Smaller scenarios to try when the law is broken for this one.</summary>
    internal IEnumerable<ScenarioSketch> Smaller()
    {
        if (Until > 1)
        {
            yield return this with { Until = Until / 2 };
            yield return this with { Until = Until - Math.Max(1, Until / 8) };
        }

        foreach (var fewer in Shorter.Of(Interrupts))
        {
            yield return this with { Interrupts = fewer };
        }

        for (var i = 0; i < Tasks.Length; i++)
        {
            foreach (var smaller in Tasks[i].Smaller())
            {
                yield return this with { Tasks = [.. Tasks[..i], smaller, .. Tasks[(i + 1)..]] };
            }
        }

        for (var i = 0; i < Interrupts.Length; i++)
        {
            foreach (var blocks in Shorter.Of(Interrupts[i].Blocks))
            {
                yield return this with { Interrupts = [.. Interrupts[..i], Interrupts[i] with { Blocks = blocks }, .. Interrupts[(i + 1)..]] };
            }
        }
    }

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A task: each block is one operation, or several that belong together, such as a critical section.</summary>
/// <remarks>The last block takes time, so that a task that repeats for ever does not do so at one instant.</remarks>
internal sealed record TaskSketch(string Name, int Priority, string Core, int Repeat, bool Autostart, string[] Blocks)
{
    public override string ToString() => ScenarioSketch.Text(
        $$"""  {"name": "{{Name}}", "priority": {{Priority}}, "core": {{Core}}, "repeat": {{Repeat}}, "autostart": {{(Autostart ? "true" : "false")}}, "ops": [{{string.Join(", ", Blocks)}}]}""");

    internal IEnumerable<TaskSketch> Smaller()
    {
        if (Blocks.Length == 0)
        {
            yield break;
        }

        yield return this with { Repeat = 1, Blocks = [] };
        if (Repeat != 1)
        {
            yield return this with { Repeat = 1 };
        }

        foreach (var blocks in Shorter.Of(Blocks[..^1]))
        {
            yield return this with { Blocks = [.. blocks, Blocks[^1]] };
        }
    }
}

/// <summary>An interrupt.</summary>
internal sealed record InterruptSketch(long At, int Core, string[] Blocks)
{
    internal int Level { get; init; } = 1;

    public override string ToString() =>
        ScenarioSketch.Text($$"""  {"at": {{At}}, "core": {{Core}}, "level": {{Level}}, "ops": [{{string.Join(", ", Blocks)}}]}""");
}
