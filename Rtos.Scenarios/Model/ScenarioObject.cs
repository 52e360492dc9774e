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

    /// <summary>The place in <see cref="Scenario.Objects"/>.</summary>
    /// <value>From 0.</value>
    public int Index { get; }

    /// <summary>What kind of object it is.</summary>
    public ScenarioObjectType Type { get; }

    /// <summary>Where the file lists it.</summary>
    public JsonLocation Location { get; }

    /// <summary>How many items a queue holds.</summary>
    /// <value>1 to 1,000,000; 0 for a type without a length.</value>
    public int Length { get; internal set; }
}
