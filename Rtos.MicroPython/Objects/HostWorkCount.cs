namespace Rtos.MicroPython;

/// <summary>What functions in C# have done on one thread of the host.</summary>
internal sealed class HostWorkCount
{
    // What a step takes, in CPU cycles.
    private const int CyclesOfStep = 20;

    /// <summary>The steps since they were taken last; 0 mostly.</summary>
    internal long Steps { get; set; }

    /// <summary>Those of them that have a limit.</summary>
    internal long Limited { get; set; }

    /// <summary>How deep a walk is on the host's stack.</summary>
    internal int Depth { get; set; }

    /// <summary>The cycles of the steps since it was asked last.</summary>
    internal long TakeCycles()
    {
        var cycles = Steps * CyclesOfStep;
        Steps = 0;
        Limited = 0;
        return cycles;
    }
}
