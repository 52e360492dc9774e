using System.Text;

namespace Rtos.Fuzz;

/// <summary>Scenario files whose size or shape is extreme.</summary>
internal static class ScenarioExtremes
{
    private const string Head = """{"name": "extreme", "kernel": {"flavor": "idf", "cores": 2, "cyclesPerTick": 1000}, "until": 20000""";

    /// <summary>Makes a file.</summary>
    internal static byte[] Make(Random random)
    {
        var most = 1 << random.Next(4, 14);
        return Encoding.UTF8.GetBytes(random.Next(8) switch
        {
            0 => new string('[', most) + new string(']', random.Next(2) * most),
            1 => string.Concat(Enumerable.Repeat("{\"name\": ", most)) + "1" + new string('}', most),
            2 => $$"""{{Head}}, "tasks": [], "interrupts": [{{List(most, i => $$"""{"at": {{1 + (i % 19_000)}}, "core": 0, "ops": [["tickCountFromISR"]]}""")}}]}""",
            3 => $$"""{{Head}}, "tasks": [{{List(Math.Min(most, 2000), i => $$"""{"name": "t{{i}}", "priority": {{i % 25}}, "core": "any", "repeat": 1, "ops": [["delay", 1]]}""")}}]}""",
            4 => $$"""{{Head}}, "objects": [{{List(most, i => $$"""{"type": "queue", "name": "q{{i}}", "length": 1}""")}}], "tasks": []}""",
            5 => $$"""{{Head}}, "tasks": [{"name": "A", "priority": 1, "core": 0, "repeat": 0, "ops": [{{List(most, _ => """["yield"]""")}}, ["delay", 1]]}]}""",
            6 => $$"""{{Head}}, "tasks": [{"name": "{{new string('n', most)}}", "priority": 1, "core": 0, "repeat": 1, "ops": [["work", 5]]}]}""",
            _ => $$"""{{Head}}, "objects": [{"type": "timer", "name": "t", "period": 1, "autoReload": true, "ops": []}], "tasks": [{"name": "A", "priority": 2, "core": 0, "repeat": 1, "ops": [["timerStart", "t", 0], {{List(most, _ => """["catchUpTicks", 4000000000]""")}}]}]}""",
        });
    }

    private static string List(int count, Func<int, string> item) => string.Join(", ", Enumerable.Range(0, count).Select(item));
}
