namespace Rtos.Bench;

/// <summary>What must come out.</summary>
/// <param name="Size">The size of the run.</param>
/// <param name="Outcome">What it counts.</param>
/// <param name="Origin">Who says so.</param>
/// <param name="Full">Whether it takes so long that only a full check has it.</param>
internal sealed record ExpectedOutcome(int Size, Outcome Outcome, Origin Origin, bool Full = false);

/// <summary>Where an expected outcome comes from.</summary>
internal enum Origin
{
    /// <summary>It follows from the definition.</summary>
    Definition,

    /// <summary>The real FreeRTOS kernel did the same work.</summary>
    RealKernel,

    /// <summary>This kernel, once, when it agreed with the real one at another size.</summary>
    EarlierRun,
}
