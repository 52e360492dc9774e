using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A task of a scenario.</summary>
public sealed class ScenarioTask
{
    internal ScenarioTask(string name, int index, JsonLocation location)
    {
        Name = name;
        Index = index;
        Location = location;
    }

    /// <summary>The name, unique among the scenario's objects and tasks.</summary>
    public string Name { get; }

    /// <summary>The index in <see cref="Scenario.Tasks"/>.</summary>
    /// <value>From 0.</value>
    public int Index { get; }

    /// <summary>Where the file lists it.</summary>
    public JsonLocation Location { get; }

    /// <summary>The priority at creation.</summary>
    /// <value>0 to <see cref="DeviceConfiguration.MaxPriorities"/> - 1.</value>
    public int Priority { get; internal set; }

    /// <summary>The cores it may run on.</summary>
    /// <value>Always <see cref="CoreAffinity.Any"/> on a kernel with one core, whatever the file says.</value>
    public CoreAffinity Affinity { get; internal set; }

    /// <summary>How many times the list of operations runs before the task deletes itself.</summary>
    /// <value>0 means forever; then <see cref="Operations"/> is not empty.</value>
    public int Repeat { get; internal set; }

    /// <summary>Whether the task exists from the start; if not, only the operation <c>create</c> makes it.</summary>
    public bool Autostart { get; internal set; } = true;

    /// <summary>The list of operations.</summary>
    public ImmutableArray<ScenarioOperation> Operations { get; internal set; } = [];
}
