using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A kernel object of a scenario.</summary>
public sealed class ScenarioObject
{
    internal ScenarioObject(string name, int index, ScenarioObjectType type, JsonLocation location)
    {
        Name = name;
        Index = index;
        Type = type;
        Location = location;
    }

    /// <summary>The name, unique among the scenario's objects and tasks.</summary>
    public string Name { get; }

    /// <summary>The index in <see cref="Scenario.Objects"/>.</summary>
    /// <value>From 0.</value>
    public int Index { get; }

    /// <summary>The type of object.</summary>
    public ScenarioObjectType Type { get; }

    /// <summary>Where the file lists it.</summary>
    public JsonLocation Location { get; }

    /// <summary>The number of items that a queue holds, or of events that a queue set holds.</summary>
    /// <value>1 to 1,000,000; 0 for a type without a length.</value>
    public int Length { get; internal set; }

    /// <summary>The highest count, of an object that has one: a counting semaphore.</summary>
    /// <value>1 to 1,000,000,000; 0 for other types.</value>
    public int Maximum { get; internal set; }

    /// <summary>The initial count, of an object that has one, such as a counting semaphore.</summary>
    /// <value>For a counting semaphore 0 to <see cref="Maximum"/>; 0 for types without a count.</value>
    public int Initial { get; internal set; }

    /// <summary>The bytes that a stream, message or batching buffer can hold.</summary>
    /// <value>1 to 1,000,000; 0 for other types.</value>
    public int Size { get; internal set; }

    /// <summary>The trigger level of a stream or batching buffer.</summary>
    /// <value>0 (which counts as 1) to <see cref="Size"/>.</value>
    public int Trigger { get; internal set; }

    /// <summary>The period of a timer.</summary>
    /// <value>At least 1 tick; none for other types.</value>
    public Ticks Period { get; internal set; }

    /// <summary>Whether a timer restarts automatically.</summary>
    public bool AutoReload { get; internal set; }

    /// <summary>The members of a queue set.</summary>
    public ImmutableArray<ScenarioObject> Members { get; internal set; } = [];

    /// <summary>The queue set that it is a member of.</summary>
    public ScenarioObject? Set { get; internal set; }

    /// <summary>The operations of the callback of a timer or a call.</summary>
    public ImmutableArray<ScenarioOperation> Operations { get; internal set; } = [];

    /// <summary>The list of operations, which can only be read once all names are known.</summary>
    internal JsonValue? OperationList { get; set; }
}
