using System.Collections.Immutable;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Makes a scenario of a JSON file: first all names, then the operations, which may refer to any of them.</summary>
internal sealed class ScenarioParser
{
    private const long MostTime = 1L << 53;

    // Interrupts take no time, so more would break the limit of operations at one instant.
    private const int MostInterruptOperations = 100_000;

    private static readonly string[] Known = ["name", "kernel", "until", "objects", "tasks", "interrupts"];
    private static readonly string[] KnownOfTask = ["name", "priority", "core", "repeat", "autostart", "ops"];
    private static readonly string[] KnownOfInterrupt = ["at", "core", "ops"];

    private readonly NameTable _names = new();
    private readonly DeviceConfiguration _kernel;
    private readonly TimeReader _times;

    private ScenarioParser(DeviceConfiguration kernel) => (_kernel, _times) = (kernel, new TimeReader(kernel));

    /// <summary>Makes the scenario.</summary>
    /// <exception cref="ScenarioException">The file is no valid scenario.</exception>
    public static Scenario Parse(JsonValue root)
    {
        var fields = new JsonFields(root, "an object (the scenario)", Known);
        var name = fields.Required("name").ReadName();
        var kernel = KernelReader.Read(fields.Optional("kernel"), out var runTime);
        var parser = new ScenarioParser(kernel);
        var until = new Instant(parser._times.ReadCycles(fields.Required("until"), 1, MostTime));
        var objects = parser.ReadObjects(fields.Optional("objects"));
        var tasks = parser.ReadTasks(fields.Required("tasks"));
        parser.ReadCallbacks(objects);
        var interrupts = parser.ReadInterrupts(fields.Optional("interrupts"));
        return new Scenario(name, kernel, until, runTime, objects, tasks, interrupts);
    }

    private ImmutableArray<ScenarioObject> ReadObjects(JsonValue? list)
    {
        var result = ImmutableArray.CreateBuilder<ScenarioObject>();
        foreach (var value in list?.ReadList("a list of objects") ?? [])
        {
            var item = ReadObject(value, result.Count);
            _names.Add(item);
            result.Add(item);
        }

        return result.ToImmutable();
    }

    private ScenarioObject ReadObject(JsonValue value, int index)
    {
        var row = ReadType(value);
        if (!row.IsFor(_kernel.Kernel))
        {
            throw value.Error($"flavor \"{KernelReader.Name(_kernel.Kernel)}\" has no object type \"{row.Name}\"");
        }

        var fields = new JsonFields(value, "an object", row.Properties);
        var item = new ScenarioObject(_names.Claim(fields.Required("name")), index, row.Type, value.Location);
        foreach (var field in row.Fields)
        {
            field.Read(item, fields.Required(field.Name), new ObjectReading(_names, _times));
        }

        return item;
    }

    /// <summary>The type alone, before its row says which other properties there are.</summary>
    private static ObjectRow ReadType(JsonValue value)
    {
        if (value.Kind != JsonKind.Map)
        {
            throw value.Expected("an object (a kernel object such as {\"type\": \"queue\", \"name\": \"q\", \"length\": 1})");
        }

        var type = value.Items.FirstOrDefault(item => item.Property!.Name == "type") ?? throw value.Error("the property \"type\" is missing");
        return ObjectTable.Rows[type.ReadChoice("object type", ObjectTable.Names)];
    }

    private ImmutableArray<ScenarioTask> ReadTasks(JsonValue list)
    {
        var result = ImmutableArray.CreateBuilder<ScenarioTask>();
        var lists = new List<JsonValue>();
        foreach (var value in list.ReadList("a list of tasks"))
        {
            var fields = new JsonFields(value, "an object (a task)", KnownOfTask);
            var task = ReadTask(value, fields, result.Count);
            _names.Add(task);
            result.Add(task);
            lists.Add(fields.Required("ops"));
        }

        var operations = new OperationReader(_names, _kernel);
        for (var i = 0; i < lists.Count; i++)
        {
            var task = result[i];
            task.Operations = operations.ReadList(lists[i], OperationContexts.Task, task);
            if (task is { Repeat: 0, Operations.IsEmpty: true })
            {
                throw lists[i].Error("an empty list that is repeated for ever (\"repeat\": 0) never ends; add an operation or repeat it at least once");
            }
        }

        return result.ToImmutable();
    }

    // Only now, as callbacks may refer to any task and object.
    private void ReadCallbacks(ImmutableArray<ScenarioObject> objects)
    {
        var operations = new OperationReader(_names, _kernel);
        foreach (var item in objects.Where(o => o.OperationList is not null))
        {
            item.Operations = operations.ReadList(item.OperationList!, OperationContexts.Callback, null);
            item.OperationList = null;
        }
    }

    private ScenarioTask ReadTask(JsonValue value, JsonFields fields, int index)
    {
        var nameValue = fields.Required("name");
        var name = _names.Claim(nameValue);
        if (name == "self")
        {
            throw nameValue.Error("\"self\" stands for the calling task; choose another name");
        }

        return new ScenarioTask(name, index, value.Location)
        {
            Priority = (int)fields.Required("priority").ReadWhole(0, _kernel.MaxPriorities - 1),
            Affinity = fields.Optional("core") is { } core ? ReadAffinity(core) : CoreAffinity.Any,
            Repeat = (int)(fields.Optional("repeat")?.ReadWhole(0, int.MaxValue) ?? 1),
            Autostart = fields.Optional("autostart")?.ReadFlag() ?? true,
        };
    }

    private CoreAffinity ReadAffinity(JsonValue value)
    {
        var affinity = value switch
        {
            { Kind: JsonKind.Text, Text: "any" } => CoreAffinity.Any,
            { Whole: 0 } => CoreAffinity.Core0,
            { Whole: 1 } => CoreAffinity.Core1,
            _ => throw value.Expected("0, 1 or \"any\""),
        };

        // A file for two cores runs on one as well: there a task's core means nothing.
        return _kernel.Cores == 1 ? CoreAffinity.Any : affinity;
    }

    private ImmutableArray<ScenarioInterrupt> ReadInterrupts(JsonValue? list)
    {
        var result = ImmutableArray.CreateBuilder<ScenarioInterrupt>();
        var operations = new OperationReader(_names, _kernel);
        var counts = new Dictionary<Instant, int>();
        foreach (var value in list?.ReadList("a list of interrupts") ?? [])
        {
            var fields = new JsonFields(value, "an object (an interrupt)", KnownOfInterrupt);
            var at = new Instant(_times.ReadCycles(fields.Required("at"), 1, MostTime));
            var core = ReadCore(fields.Required("core"));
            var ops = fields.Required("ops");
            CheckCount(ops, counts.GetValueOrDefault(at));
            counts[at] = counts.GetValueOrDefault(at) + Math.Max(1, ops.Items.Count);
            result.Add(new ScenarioInterrupt(result.Count, at, core, operations.ReadList(ops, OperationContexts.Interrupt, null)));
        }

        return result.ToImmutable();
    }

    private static void CheckCount(JsonValue ops, int before)
    {
        var count = ops.Items.Count;
        if (count > MostInterruptOperations)
        {
            throw ops.Error(string.Create(
                CultureInfo.InvariantCulture,
                $"an interrupt has at most {MostInterruptOperations} operations, found {count}"));
        }

        if (before + Math.Max(1, count) > MostInterruptOperations)
        {
            throw ops.Error(string.Create(
                CultureInfo.InvariantCulture,
                $"the interrupts of one instant have at most {MostInterruptOperations} operations together; those before this one have {before}"));
        }
    }

    private CoreId ReadCore(JsonValue value)
    {
        var core = value.ReadWhole(0, 1);
        return core < _kernel.Cores ? (CoreId)core : throw value.Error("core 1 does not exist: the kernel has 1 core; write 0");
    }
}
