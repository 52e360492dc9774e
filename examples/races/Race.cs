using Rtos.Core;
using Rtos.Tasks;

namespace Races;

/// <summary>A firmware with a race, or its fixed twin. Each schedule of a search gets a new one.</summary>
public abstract class Race
{
    /// <summary>Whether this is the fixed twin.</summary>
    public required bool IsFixed { get; init; }

    /// <summary>Whether the firmware keeps its promise at this moment; asked whenever the cores have settled.</summary>
    public virtual bool Holds => true;

    /// <summary>Whether it has kept its promise at the end of the run.</summary>
    public virtual bool HoldsAtEnd => true;

    /// <summary>Creates the objects, tasks and interrupts.</summary>
    /// <param name="device">The device.</param>
    public abstract void Start(Device device);

    /// <summary>Creates a task with a stack that is large enough for these examples.</summary>
    protected static RtosTask Task(Device device, string name, int priority, CoreAffinity core, Func<RtosTask, Routine> body) =>
        device.CreateTask(name, priority, stackBytes: 3072, core, body);
}
