namespace Rtos.MicroPython;

/// <summary>The work of C# functions on one host thread.</summary>
internal sealed class HostWorkCount
{
    // The cost of a step, in CPU cycles.
    private const int CyclesOfStep = 20;

    /// <summary>The steps since they were last taken; usually 0.</summary>
    internal long Steps { get; set; }

    /// <summary>Those of them that are limited.</summary>
    internal long Limited { get; set; }

    /// <summary>The depth of a recursion on the host's stack.</summary>
    internal int Depth { get; set; }

    /// <summary>The cycles of the steps since the last call.</summary>
    internal long TakeCycles()
    {
        var cycles = Steps * CyclesOfStep;
        Steps = 0;
        Limited = 0;
        return cycles;
    }
}
