using System.Text.Json.Nodes;
using Rtos.Core;
using Rtos.Scenarios;

namespace Rtos.Fuzz.Generators;

/// <summary>Makes small programs that are well formed, and odd: most of them no one would write, some of them panic.</summary>
/// <remarks>It follows the tables of operations and objects, so what is added there is tried here.</remarks>
internal sealed class RandomScenario(Random random)
{
    private static readonly string[] Tasks = ["A", "B", "C", "D"];
    private static readonly string[] Actions = ["none", "setBits", "increment", "overwrite", "noOverwrite"];

    private readonly List<(string Name, ScenarioObjectType Type)> _objects = [];
    private KernelKind _kernel;

    internal JsonObject Make()
    {
        _kernel = (KernelKind)random.Next(3);
        var row = KernelTable.Of(_kernel);
        var cores = row.IsUnicore is null ? random.Next(row.LeastCores, row.MostCores + 1) : row.MostCores;
        var kernel = new JsonObject
        {
            ["flavor"] = row.Name,
            ["cores"] = cores,
            ["cyclesPerTick"] = random.Next(4) == 0 ? random.Next(1, 50) : 1000,
            ["timerTaskPriority"] = random.Next(25),
        };
        if (_kernel != KernelKind.Idf)
        {
            kernel["preemption"] = random.Next(4) != 0;
            kernel["timeSlicing"] = random.Next(4) != 0;
        }

        if (random.Next(8) == 0)
        {
            kernel["initialTick"] = uint.MaxValue - random.Next(5);
            kernel["runTime"] = true;
        }

        return new JsonObject
        {
            ["name"] = "odd",
            ["kernel"] = kernel,
            ["until"] = random.Next(1, 20_000),
            ["objects"] = List(random.Next(1, 6), MakeObject),
            ["tasks"] = List(Tasks.Length, MakeTask),
            ["interrupts"] = List(random.Next(4), _ => MakeInterrupt(cores)),
        };
    }

    private static JsonArray List(int count, Func<int, JsonNode> make) => [.. Enumerable.Range(0, count).Select(make)];

    private JsonNode MakeObject(int index)
    {
        var row = Pick([.. ObjectTable.Rows.Where(r => r.IsFor(_kernel))]);
        var item = new JsonObject { ["type"] = row.Name, ["name"] = $"o{index}" };
        _objects.Add(($"o{index}", row.Type));
        foreach (var field in row.Fields)
        {
            item[field.Name] = field.Name switch
            {
                "ops" => List(random.Next(3), _ => MakeOperation(CallContexts.Callback)),
                "members" => Members(),
                "autoReload" => random.Next(2) == 0,
                "initial" => random.Next(4) == 0 ? 1 : 0,
                "size" => random.Next(5, 12),
                _ => random.Next(4) != 0 ? 1 : random.Next(2, 4),
            };
        }

        return item;
    }

    // Of those that may be members, each once: that some of them are in a set already is refused.
    private JsonArray Members() =>
        [.. _objects.Where(o => o.Type is ScenarioObjectType.Queue or ScenarioObjectType.Binary && random.Next(2) == 0).Select(o => (JsonNode)o.Name)];

    private JsonNode MakeTask(int index)
    {
        var ops = List(random.Next(1, 7), _ => MakeOperation(CallContexts.Task));
        var repeat = random.Next(4);
        if (repeat == 0 && random.Next(50) != 0)
        {
            // Mostly not a task that never ends an instant: each of those costs 100,000 operations.
            ops.Add(random.Next(2) == 0 ? new JsonArray("delay", random.Next(1, 4)) : new JsonArray("work", random.Next(1, 3000)));
        }

        return new JsonObject
        {
            ["name"] = Tasks[index],
            ["priority"] = random.Next(5),
            ["core"] = random.Next(3) switch { 0 => "any", 1 => 0, _ => 1 },
            ["repeat"] = repeat,
            ["autostart"] = random.Next(5) != 0,
            ["ops"] = ops,
        };
    }

    private JsonObject MakeInterrupt(int cores) => new()
    {
        ["at"] = random.Next(1, 15_000),
        ["core"] = random.Next(cores),
        ["ops"] = List(random.Next(1, 4), _ => MakeOperation(CallContexts.Interrupt)),
    };

    private JsonArray MakeOperation(CallContexts context)
    {
        var rows = OperationTable.Rows.Where(r => (r.Contexts & context) != 0 && r.IsFor(_kernel) && (HasObjects(r) || random.Next(200) == 0)).ToList();
        var row = Pick(rows);
        while (row.Nesting != 0 && random.Next(10) != 0)
        {
            // One alone is refused; a few of those are enough.
            row = Pick(rows);
        }

        var operation = new JsonArray(row.Name);
        foreach (var argument in row.Arguments)
        {
            if (!argument.IsOptional || random.Next(2) == 0)
            {
                operation.Add(context == CallContexts.Callback && argument.Kind == ArgumentKind.Wait ? 0 : MakeArgument(argument));
            }
        }

        return operation;
    }

    private JsonNode MakeArgument(OperationArgument argument) => argument.Kind switch
    {
        ArgumentKind.Task => Pick(Tasks),
        ArgumentKind.TaskOrSelf => random.Next(3) == 0 ? "self" : Pick(Tasks),
        ArgumentKind.Object or ArgumentKind.ObjectOfLengthOne => PickObject(argument),
        ArgumentKind.Cycles => random.Next(8) == 0 ? 1L << random.Next(53) : random.Next(2000),
        ArgumentKind.Priority => random.Next(25),
        ArgumentKind.Value or ArgumentKind.Value2 => random.Next(4) == 0 ? uint.MaxValue : (uint)random.Next(4),
        ArgumentKind.Wait => random.Next(6) switch { 0 => "forever", 1 => uint.MaxValue, _ => random.Next(6) },
        ArgumentKind.Increment or ArgumentKind.Ticks => random.Next(8) == 0 ? uint.MaxValue : (uint)random.Next(1, 5),
        ArgumentKind.Flag or ArgumentKind.Flag2 => random.Next(2) == 0,
        ArgumentKind.Bits or ArgumentKind.SomeBits or ArgumentKind.SomeBits2 => random.Next(1, 8),
        ArgumentKind.Bytes => random.Next(8),
        ArgumentKind.Mask or ArgumentKind.Period => random.Next(1, 4),
        ArgumentKind.Action => Pick(Actions),
        _ => random.Next(3),
    };

    private bool HasObjects(OperationRow row) =>
        row.Arguments.All(a => a.Types.Count == 0 || _objects.Any(o => a.Types.Contains(o.Type)));

    private string PickObject(OperationArgument argument)
    {
        var fitting = _objects.Where(o => argument.Types.Contains(o.Type)).ToList();
        return fitting.Count > 0 ? Pick(fitting).Name : Pick(_objects).Name;
    }

    private T Pick<T>(IReadOnlyList<T> list) => list[random.Next(list.Count)];
}
