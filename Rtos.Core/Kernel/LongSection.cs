namespace Rtos.Core;

/// <summary>The longest time that something kept a core from switching.</summary>
/// <param name="Kind">What it was.</param>
/// <param name="Core">The core.</param>
/// <param name="Task">The task that ran on the core.</param>
/// <param name="Start">When it began.</param>
/// <param name="Length">How long it took, or has taken so far.</param>
public sealed record LongSection(SectionKind Kind, CoreId Core, string Task, Instant Start, Cycles Length)
{
    /// <summary>What it was, for how long, and where.</summary>
    public override string ToString() => FormattableString.Invariant($"{Words} of {Length} cycles at cycle {Start}, core {(int)Core}, in {Task}");

    private string Words => Kind switch
    {
        SectionKind.CriticalSection => "critical section",
        SectionKind.SuspendedScheduler => "suspended scheduler",
        SectionKind.Standing => "wait for a lock",
        _ => "interrupt",
    };
}
