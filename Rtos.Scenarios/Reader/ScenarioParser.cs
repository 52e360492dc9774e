using System.Collections.Immutable;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>Makes a scenario from a JSON file: first all names, then the operations, which may refer to any of them.</summary>
internal sealed class ScenarioParser
{
    private const long MostTime = 1L << 53;

    // Interrupts take no time, so more would break the limit of operations at one instant.
    private const int MostInterruptOperations = 100_000;

    private static readonly string[] Known = ["name", "kernel", "until", "objects", "tasks", "interrupts"];
    private static readonly string[] KnownOfTask = ["name", "priority", "core", "repeat", "autostart", "ops"];
    private static readonly string[] KnownOfInterrupt = ["at", "core", "level", "ops"];

    private readonly NameTable _names = new();
    private readonly ProblemList _problems;
    private readonly List<ScenarioObject> _unnamed = [];
    private readonly KernelBlock _kernel;
    private readonly TimeReader _times;
    private readonly OperationReader _operations;

    private ScenarioParser(KernelBlock kernel, ProblemList problems)
    {
        _problems = problems;
        _kernel = kernel;
        _times = new TimeReader(kernel.Configuration, kernel.IsSure);
        _operations = new OperationReader(_names, kernel, problems);
    }

    /// <summary>Makes the scenario; it must not be used if there were mistakes.</summary>
    /// <param name="root">The file.</param>
    /// <param name="problems">Receives its mistakes.</param>
    /// <param name="kernel">The device's configuration in place of the file's; null for the file's.</param>
    /// <exception cref="ScenarioException">The file cannot be read at all, or it has too many mistakes.</exception>
    public static Scenario Parse(JsonValue root, ProblemList problems, DeviceConfiguration? kernel)
    {
        var fields = new JsonFields(root, "an object (the scenario)", Known, problems);
        var name = problems.Try("", () => fields.Required("name").ReadName());
        var block = KernelReader.Read(fields.Optional("kernel"), problems);
        var parser = new ScenarioParser(kernel is null ? block : block with { Configuration = kernel }, problems);
        var until = problems.Try(1, () => parser._times.ReadCycles(fields.Required("until"), 1, MostTime));
        if (fields.HasUnknown && fields.Optional("objects") is null)
        {
            parser._names.RefuseObject(null);
        }

        var objects = parser.ReadObjects(fields.Optional("objects"));
        var tasks = parser.ReadTasks(fields);
        parser.ReadCallbacks(objects);
        var interrupts = parser.ReadInterrupts(fields.Optional("interrupts"));
        return new Scenario(name, parser._kernel.Configuration, new Instant(until), parser._kernel.RunTime, objects, tasks, interrupts);
    }

    private ImmutableArray<ScenarioObject> ReadObjects(JsonValue? list)
    {
        var result = ImmutableArray.CreateBuilder<ScenarioObject>();
        var values = _problems.Try(null, () => list?.ReadList("a list of objects") ?? []);
        if (values is null)
        {
            _names.RefuseObject(null);
        }

        foreach (var value in values ?? [])
        {
            if (_problems.Try(null, () => ReadObject(value, result.Count)) is { } item)
            {
                result.Add(item);
            }
            else
            {
                _names.RefuseObject(NameOf(value));
            }
        }

        return result.ToImmutable();
    }

    private ScenarioObject? ReadObject(JsonValue value, int index)
    {
        var row = ReadType(value);
        if (_kernel.Kernel is { } kernel && !row.IsFor(kernel))
        {
            _ = _problems.Try(false, () => throw value.Error($"flavor \"{KernelTable.Of(kernel).Name}\" has no object type \"{row.Name}\""));
        }

        var fields = new JsonFields(value, "an object", row.Properties, _problems);
        var name = _problems.Try(null, () => _names.Claim(fields.Required("name")));
        var item = new ScenarioObject(name ?? "", index, row.Type, value.Location());
        foreach (var field in row.Fields)
        {
            if (!_problems.Try(false, () => Read(field, item, fields)))
            {
                field.Refused?.Invoke(item);
            }
        }

        // Without a name it is only read for its other mistakes.
        if (name is null)
        {
            _unnamed.Add(item);
            return null;
        }

        _names.Add(item);
        return item;
    }

    private bool Read(ObjectField field, ScenarioObject item, JsonFields fields)
    {
        field.Read(item, fields.Required(field.Name), new ObjectReading(_names, _times, _problems));
        return true;
    }

    private static string? NameOf(JsonValue value) =>
        value.Items.FirstOrDefault(item => item is { Kind: JsonKind.Text, Property.Name: "name" })?.Text;

    /// <summary>The type alone, before its row determines which other properties there are.</summary>
    private static ObjectRow ReadType(JsonValue value)
    {
        if (value.Kind != JsonKind.Map)
        {
            throw value.Expected("an object (a kernel object such as {\"type\": \"queue\", \"name\": \"q\", \"length\": 1})");
        }

        var type = value.Items.FirstOrDefault(item => item.Property!.Name == "type") ?? throw value.Error("the property \"type\" is missing");
        return ObjectTable.Rows[type.ReadChoice("object type", ObjectTable.Names, Synonyms.OfObjectType)];
    }

    private ImmutableArray<ScenarioTask> ReadTasks(JsonFields scenario)
    {
        var result = ImmutableArray.CreateBuilder<ScenarioTask>();
        var lists = new List<(ScenarioTask Task, JsonValue Operations)>();
        var values = _problems.Try(null, () => scenario.Required("tasks").ReadList("a list of tasks"));
        if (values is null)
        {
            _names.RefuseTask(null);
        }

        foreach (var value in values ?? [])
        {
            var isDeclared = _problems.Try(false, () =>
            {
                var fields = new JsonFields(value, "an object (a task)", KnownOfTask, _problems);
                var task = ReadTask(value, fields, result.Count);
                if (_problems.Try(null, () => fields.Required("ops")) is { } operations)
                {
                    lists.Add((task, operations));
                }

                result.Add(task);
                return task.Name.Length > 0;
            });
            if (!isDeclared)
            {
                _names.RefuseTask(NameOf(value));
            }
        }

        foreach (var (task, operations) in lists)
        {
            task.Operations = _problems.Try([], () => ReadTaskOperations(task, operations));
        }

        return result.ToImmutable();
    }

    private ImmutableArray<ScenarioOperation> ReadTaskOperations(ScenarioTask task, JsonValue list)
    {
        var operations = _operations.ReadList(list, CallContexts.Task, task);
        return task.Repeat != 0 || list.Items.Count > 0
            ? operations
            : throw list.Error("an empty list that is repeated forever (\"repeat\": 0) never ends; add an operation or repeat it at least once");
    }

    // Only now, as callbacks may refer to any task and object.
    private void ReadCallbacks(ImmutableArray<ScenarioObject> objects)
    {
        foreach (var item in objects.Concat(_unnamed).Where(o => o.OperationList is not null))
        {
            item.Operations = _problems.Try([], () => _operations.ReadList(item.OperationList!, CallContexts.Callback, null));
            item.OperationList = null;
        }
    }

    private ScenarioTask ReadTask(JsonValue value, JsonFields fields, int index)
    {
        var name = _problems.Try(null, () => ReadTaskName(fields.Required("name")));
        var task = new ScenarioTask(name ?? "", index, value.Location())
        {
            Priority = _problems.Try(0, () => (int)fields.Required("priority").ReadWhole(0, _kernel.HighestPriority)),
            Affinity = _problems.Try(CoreAffinity.Any, () => fields.Optional("core") is { } core ? _kernel.ReadAffinity(core) : CoreAffinity.Any),
            Repeat = _problems.Try(1, () => (int)(fields.Optional("repeat")?.ReadWhole(0, int.MaxValue) ?? 1)),
            Autostart = _problems.Try(true, () => fields.Optional("autostart")?.ReadFlag() ?? true),
        };
        if (name is not null)
        {
            _names.Add(task);
        }

        return task;
    }

    private string ReadTaskName(JsonValue value)
    {
        var name = _names.Claim(value);
        return ReservedNames.OfTask(name) is { } use ? throw ReservedNames.Refuse(value, name, use) : name;
    }

    private ImmutableArray<ScenarioInterrupt> ReadInterrupts(JsonValue? list)
    {
        var result = ImmutableArray.CreateBuilder<ScenarioInterrupt>();
        var counts = new Dictionary<Instant, int>();
        foreach (var value in _problems.Try([], () => list?.ReadList("a list of interrupts") ?? []))
        {
            if (_problems.Try(null, () => ReadInterrupt(value, result.Count, counts)) is { } interrupt)
            {
                result.Add(interrupt);
            }
        }

        return result.ToImmutable();
    }

    private ScenarioInterrupt ReadInterrupt(JsonValue value, int index, Dictionary<Instant, int> counts)
    {
        var fields = new JsonFields(value, "an object (an interrupt)", KnownOfInterrupt, _problems);
        var (at, window) = _problems.Try<(Instant?, long)>((null, 0), () => ReadAt(fields.Required("at")));
        var core = _problems.Try(CoreId.Core0, () => _kernel.ReadCore(fields.Required("core")));
        var level = _problems.Try(Interrupt.TickLevel, () => (int)(fields.Optional("level")?.ReadWhole(Interrupt.TickLevel, Interrupt.HighestLevel) ?? Interrupt.TickLevel));
        var ops = fields.Required("ops");

        // Unknown times are not the same instant.
        if (at is { } instant && _kernel.IsSure)
        {
            CheckCount(ops, counts.GetValueOrDefault(instant));
            counts[instant] = counts.GetValueOrDefault(instant) + Math.Max(1, ops.Items.Count);
        }

        return new ScenarioInterrupt(index, at ?? Instant.Start, new Cycles(window), core, level, _operations.ReadList(ops, CallContexts.Interrupt, null));
    }

    // A time, or a window: its beginning and its end.
    private (Instant? At, long Window) ReadAt(JsonValue value)
    {
        if (value.Kind != JsonKind.List)
        {
            return (new Instant(_times.ReadCycles(value, 1, MostTime)), 0);
        }

        var range = value.ReadRange("the first and the last possible time");
        var from = _times.ReadCycles(range.From, 1, MostTime);
        var to = _times.ReadCycles(range.To, 1, MostTime);
        return to < from ? throw range.To.Error("the last possible time is before the first") : (new Instant(from), to - from);
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
}
