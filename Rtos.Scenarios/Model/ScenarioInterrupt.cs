using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>An interrupt of a scenario. Its number is its index in <see cref="Scenario.Interrupts"/>.</summary>
public sealed class ScenarioInterrupt
{
    internal ScenarioInterrupt(int index, Instant at, Cycles window, CoreId core, int level, ImmutableArray<ScenarioOperation> operations)
    {
        Index = index;
        At = at;
        Window = window;
        Core = core;
        Level = level;
        Operations = operations;
    }

    /// <summary>The index in <see cref="Scenario.Interrupts"/>: the order of the file, which need not be that of time.</summary>
    /// <value>From 0.</value>
    public int Index { get; }

    /// <summary>The time of the interrupt, or the first possible one.</summary>
    /// <value>At least 1 cycle after the start.</value>
    public Instant At { get; }

    /// <summary>By how much it may come later in a search for schedules.</summary>
    /// <value>0 if the file gives one time.</value>
    public Cycles Window { get; }

    /// <summary>The core that it interrupts.</summary>
    public CoreId Core { get; }

    /// <summary>Its priority: it interrupts others of a lower level.</summary>
    /// <value>1 to 3; the tick has level 1.</value>
    public int Level { get; }

    /// <summary>Its operations: <c>work</c>, and those whose names end in <c>FromISR</c>.</summary>
    public ImmutableArray<ScenarioOperation> Operations { get; }
}
