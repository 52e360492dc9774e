using System.Collections.Immutable;
using System.Globalization;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The names of a scenario's tasks and objects, which operations may use before and after they are listed.</summary>
internal sealed class NameTable
{
    private readonly Dictionary<string, ScenarioTask> _tasks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScenarioObject> _objects = new(StringComparer.Ordinal);

    // In the order of the file, so that messages do not depend on hashing.
    private readonly List<string> _taskNames = [];
    private readonly List<string> _objectNames = [];

    // Names of tasks and objects that were refused: an operation that refers to one is not itself wrong.
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);
    private bool _hasUnknownTasks;
    private bool _hasUnknownObjects;

    /// <summary>Registers the name of a new object or task.</summary>
    public string Claim(JsonValue value)
    {
        var name = value.ReadName();
        if (ReservedNames.OfAll(name) is { } use)
        {
            throw ReservedNames.Refuse(value, name, use);
        }

        if (_objects.TryGetValue(name, out var item))
        {
            throw Taken(value, name, "object", item.Location);
        }

        return _tasks.TryGetValue(name, out var task) ? throw Taken(value, name, "task", task.Location) : name;
    }

    /// <summary>Notes a task that cannot be declared; <see langword="null"/> for one whose name is not known, or for many.</summary>
    public void RefuseTask(string? name) => Refuse(name, ref _hasUnknownTasks);

    /// <summary>Notes an object that cannot be declared; <see langword="null"/> for one whose name is not known, or for many.</summary>
    public void RefuseObject(string? name) => Refuse(name, ref _hasUnknownObjects);

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

    /// <summary>Finds a task by name; <see langword="null"/> if another mistake in the file explains why it is missing.</summary>
    public ScenarioTask? Task(JsonValue value, OperationRow row)
    {
        var name = value.ReadText("the name of a task");
        if (_refused.Contains(name))
        {
            return null;
        }

        if (_tasks.TryGetValue(name, out var task))
        {
            return task;
        }

        if (name == "self")
        {
            throw value.Error($"\"{row.Name}\" does not take \"self\"; write the name of the task");
        }

        return _objects.TryGetValue(name, out var item)
            ? throw value.Error($"{Phrase.Quote(name)} is {ObjectTable.Of(item.Type).Noun}; \"{row.Name}\" needs a task")
            : Unknown<ScenarioTask>(value, "task", name, _taskNames, _hasUnknownTasks);
    }

    /// <summary>Finds an object by name; <see langword="null"/> if another mistake in the file explains why it is missing.</summary>
    public ScenarioObject? Object(JsonValue value, OperationRow row, IReadOnlyList<ScenarioObjectType> types)
    {
        var needed = string.Join(" or ", types.Select(type => ObjectTable.Of(type).Noun));
        var name = value.ReadText($"the name of {needed}");
        if (_refused.Contains(name))
        {
            return null;
        }

        if (!_objects.TryGetValue(name, out var item))
        {
            return _tasks.ContainsKey(name)
                ? throw value.Error($"{Phrase.Quote(name)} is a task; \"{row.Name}\" needs {needed}")
                : Unknown<ScenarioObject>(value, "object", name, _objectNames, _hasUnknownObjects);
        }

        return types.Contains(item.Type)
            ? item
            : throw value.Error($"{Phrase.Quote(name)} is {ObjectTable.Of(item.Type).Noun}; \"{row.Name}\" needs {needed}");
    }

    /// <summary>Reads the members of a queue set: queues and semaphores that are listed before it and belong to no other set.</summary>
    public ImmutableArray<ScenarioObject> Members(ScenarioObject set, JsonValue list, ProblemList problems)
    {
        var members = ImmutableArray.CreateBuilder<ScenarioObject>();
        foreach (var value in list.ReadList("a list of members, names of queues and semaphores"))
        {
            if (problems.Try(null, () => Member(value)) is { } member)
            {
                member.Set = set;
                members.Add(member);
            }
        }

        return members.ToImmutable();
    }

    private ScenarioObject? Member(JsonValue value)
    {
        var name = value.ReadText("the name of a queue or semaphore");
        if (_refused.Contains(name))
        {
            return null;
        }

        if (!_objects.TryGetValue(name, out var member))
        {
            return Unknown<ScenarioObject>(value, "object", name, _objectNames, _hasUnknownObjects);
        }

        if (member.Type is not (ScenarioObjectType.Queue or ScenarioObjectType.Binary or ScenarioObjectType.Counting or ScenarioObjectType.Mutex))
        {
            throw value.Error($"{Phrase.Quote(name)} is {ObjectTable.Of(member.Type).Noun}; members of a queue set are queues and semaphores");
        }

        return member.Set is null && member.Initial == 0 && member.Type != ScenarioObjectType.Mutex
            ? member
            : throw value.Error(
                member.Set is not null
                    ? $"{Phrase.Quote(name)} is a member of the queue set {Phrase.Quote(member.Set.Name)} already"
                    : $"{Phrase.Quote(name)} is not empty at first; the members of a queue set must be");
    }

    private void Refuse(string? name, ref bool hasUnknown)
    {
        if (name is null)
        {
            hasUnknown = true;
        }
        else
        {
            _refused.Add(name);
        }
    }

    // A name that is not near any other is missing in its list: that is one mistake, however often it is used.
    private T? Unknown<T>(JsonValue value, string what, string name, List<string> names, bool hasUnknown)
        where T : class
    {
        return hasUnknown || (NearestName.Find(name, names) is null && !_reported.Add($"{what} {name}")) ? null : throw Unknown(value, what, name, names);
    }

    private static ScenarioException Unknown(JsonValue value, string what, string name, List<string> names) =>
        value.Error($"unknown {what} {Phrase.Quote(name)}; " + (names.Count == 0 ? $"the scenario has no {what}s" : Phrase.Suggest(name, names)));

    private static ScenarioException Taken(JsonValue value, string name, string what, JsonLocation first) =>
        value.Error(string.Create(
            CultureInfo.InvariantCulture,
            $"the name {Phrase.Quote(name)} is taken by the {what} in line {first.Line}, column {first.Column}; names are unique among objects and tasks"));
}
