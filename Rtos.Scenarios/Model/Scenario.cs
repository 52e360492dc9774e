using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A small, closed program for the scheduler: configuration, kernel objects, tasks and interrupts.</summary>
/// <remarks>Immutable; <see cref="ScenarioReader"/> makes it from a file and checks it as a whole.</remarks>
public sealed class Scenario
{
    internal Scenario(
        string name,
        DeviceConfiguration kernel,
        Instant until,
        bool runTime,
        IReadOnlyList<ScenarioObject> objects,
        IReadOnlyList<ScenarioTask> tasks,
        IReadOnlyList<ScenarioInterrupt> interrupts)
    {
        Name = name;
        Kernel = kernel;
        Until = until;
        RunTime = runTime;
        Objects = objects;
        Tasks = tasks;
        Interrupts = interrupts;
    }

    /// <summary>The scenario's name: letters, digits and <c>_</c>.</summary>
    public string Name { get; }

    /// <summary>The device that it runs on: 3 notification entries, no heap limit, task names of up to 200 characters.</summary>
    public DeviceConfiguration Kernel { get; }

    /// <summary>The end of the run; events at this very time do not happen.</summary>
    /// <value>At least 1 cycle after the start.</value>
    public Instant Until { get; }

    /// <summary>Whether the trace ends with each task's CPU time.</summary>
    public bool RunTime { get; }

    /// <summary>The kernel objects, in the order in which they are created.</summary>
    public IReadOnlyList<ScenarioObject> Objects { get; }

    /// <summary>The tasks, in the order in which they are created.</summary>
    public IReadOnlyList<ScenarioTask> Tasks { get; }

    /// <summary>The interrupts; those due at the same time come in this order.</summary>
    public IReadOnlyList<ScenarioInterrupt> Interrupts { get; }
}
