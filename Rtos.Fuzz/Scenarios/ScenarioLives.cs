using System.Text.Json.Nodes;

namespace Rtos.Fuzz;

/// <summary>Puts sequences into a scenario that end and begin the lives of tasks and objects, or make much work at one instant.</summary>
internal static class ScenarioLives
{
    private const int MostSequences = 4;

    private static readonly string[] Tasks = ["A", "B", "C", "D", "self"];
    private static readonly string[] Counts = ["1", "3", "1000", "65536", "4000000000", "4294967295"];

    /// <summary>Inserts a few sequences at random places of the tasks.</summary>
    internal static JsonObject Insert(JsonObject scenario, Random random)
    {
        var objects = ((JsonArray)scenario["objects"]!).Select(o => (string)o!["name"]!).ToArray();
        var tasks = (JsonArray)scenario["tasks"]!;
        for (var sequences = random.Next(1, MostSequences + 1); sequences > 0; sequences--)
        {
            var operations = (JsonArray)tasks[random.Next(tasks.Count)]!["ops"]!;
            var at = random.Next(operations.Count + 1);
            foreach (var operation in JsonNode.Parse($"[{Sequence(random, objects)}]")!.AsArray())
            {
                operations.Insert(at++, operation!.DeepClone());
            }
        }

        return scenario;
    }

    private static string Sequence(Random random, string[] objects)
    {
        var task = Tasks[random.Next(Tasks.Length)];
        var thing = objects[random.Next(objects.Length)];
        return random.Next(10) switch
        {
            0 => $"""["deleteObject", "{thing}"]""",
            1 => $"""["delay", 1], ["deleteObject", "{thing}"]""",
            2 => $"""["delete", "{task}"], ["create", "{task}"]""",
            3 => $"""["suspendAll"], ["deleteObject", "{thing}"], ["resumeAll"]""",
            4 => $"""["suspendAll"], ["abortDelay", "{task}"], ["deleteObject", "{thing}"], ["resumeAll"]""",
            5 => $"""["catchUpTicks", {Counts[random.Next(Counts.Length)]}]""",
            6 => $"""["suspendAll"], ["catchUpTicks", {Counts[random.Next(Counts.Length)]}], ["resumeAll"]""",
            7 => $"""["suspend", "{task}"], ["delete", "{task}"]""",
            8 => $"""["timerDelete", "{thing}", 0], ["timerStart", "{thing}", 0]""",
            _ => $"""["setPriority", "self", 24], ["delete", "{task}"], ["deleteObject", "{thing}"], ["setPriority", "self", 0]""",
        };
    }
}
