using System.Collections.Immutable;
using System.Globalization;

namespace Rtos.Scenarios;

/// <summary>The names of a scenario's tasks and objects, which operations refer to before and after they are listed.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, ScenarioTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScenarioObject> _objects = new(StringComparer.Ordinal);

    // In the order of the file, so that messages do not depend on hashing.
    private readonly List<string> _taskNames = [];
    private readonly List<string> _objectNames = [];

    /// <summary>Takes the name of a new object or task.</summary>
    public string Claim(JsonValue value)
    {
        var name = value.ReadName();
        if (_objects.TryGetValue(name, out var item))
        {
            throw Taken(value, name, "object", item.Location);
        }

        return _tasks.TryGetValue(name, out var task) ? throw Taken(value, name, "task", task.Location) : name;
    }

    public void Add(ScenarioTask task)
    {
        _tasks.Add(task.Name, task);
        _taskNames.Add(task.Name);
    }

    public void Add(ScenarioObject item)
    {
        _objects.Add(item.Name, item);
        _objectNames.Add(item.Name);
    }

    public ScenarioTask Task(JsonValue value, OperationRow row)
    {
        var name = value.ReadText("the name of a task");
        if (_tasks.TryGetValue(name, out var task))
        {
            return task;
        }

        if (name == "self")
        {
            throw value.Error($"\"{row.Name}\" does not take \"self\"; write the name of the task");
        }

        throw _objects.TryGetValue(name, out var item)
            ? value.Error($"{Phrase.Quote(name)} is {ObjectTable.Of(item.Type).Noun}; \"{row.Name}\" needs a task")
            : Unknown(value, "task", name, _taskNames);
    }

    public ScenarioObject Object(JsonValue value, OperationRow row, IReadOnlyList<ScenarioObjectType> types)
    {
        var needed = string.Join(" or ", types.Select(type => ObjectTable.Of(type).Noun));
        var name = value.ReadText($"the name of {needed}");
        if (!_objects.TryGetValue(name, out var item))
        {
            throw _tasks.ContainsKey(name)
                ? value.Error($"{Phrase.Quote(name)} is a task; \"{row.Name}\" needs {needed}")
                : Unknown(value, "object", name, _objectNames);
        }

        return types.Contains(item.Type)
            ? item
            : throw value.Error($"{Phrase.Quote(name)} is {ObjectTable.Of(item.Type).Noun}; \"{row.Name}\" needs {needed}");
    }

    /// <summary>Reads the members of a queue set: queues and semaphores that are listed before it and belong to no other set.</summary>
    public ImmutableArray<ScenarioObject> Members(ScenarioObject set, JsonValue list)
    {
        var members = ImmutableArray.CreateBuilder<ScenarioObject>();
        foreach (var value in list.ReadList("a list of members, names of queues and semaphores"))
        {
            var name = value.ReadText("the name of a queue or semaphore");
            if (!_objects.TryGetValue(name, out var member))
            {
                throw Unknown(value, "object", name, _objectNames);
            }

            if (member.Type is not (ScenarioObjectType.Queue or ScenarioObjectType.Binary or ScenarioObjectType.Counting or ScenarioObjectType.Mutex))
            {
                throw value.Error($"{Phrase.Quote(name)} is {ObjectTable.Of(member.Type).Noun}; members of a queue set are queues and semaphores");
            }

            if (member.Set is not null || member.Initial > 0 || member.Type == ScenarioObjectType.Mutex)
            {
                throw value.Error(
                    member.Set is not null
                        ? $"{Phrase.Quote(name)} is a member of the queue set {Phrase.Quote(member.Set.Name)} already"
                        : $"{Phrase.Quote(name)} is not empty at first; the members of a queue set must be");
            }

            member.Set = set;
            members.Add(member);
        }

        return members.ToImmutable();
    }

    private static ScenarioException Unknown(JsonValue value, string what, string name, List<string> names) =>
        value.Error($"unknown {what} {Phrase.Quote(name)}; " + (names.Count == 0 ? $"the scenario has no {what}s" : Phrase.Suggest(name, names)));

    private static ScenarioException Taken(JsonValue value, string name, string what, JsonLocation first) =>
        value.Error(string.Create(
            CultureInfo.InvariantCulture,
            $"the name {Phrase.Quote(name)} is taken by the {what} in line {first.Line}, column {first.Column}; names are unique among objects and tasks"));
}
