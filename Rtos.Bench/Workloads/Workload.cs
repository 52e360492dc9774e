namespace Rtos.Bench;

/// <summary>A piece of work of any size that can be counted: the same in FreeRTOS' calls wherever it is done.</summary>
/// <param name="name">What the command line calls it.</param>
/// <param name="operation">What is counted.</param>
internal abstract class Workload(string name, string operation)
{
    internal string Name => name;

    internal string Operation => operation;

    /// <summary>A size that takes some milliseconds: to warm up with, and where only a sign of life is asked for.</summary>
    internal abstract int SmallSize { get; }

    /// <summary>A size that takes some tenths of a second: long enough that starting counts for nothing.</summary>
    internal abstract int TimedSize { get; }

    /// <summary>What must come out at some sizes, the cheap ones first.</summary>
    internal abstract IReadOnlyList<ExpectedOutcome> Expected { get; }

    /// <summary>Does the work and nothing else.</summary>
    internal abstract Outcome Run(int size);

    /// <summary>Does the work and watches it: slower than <see cref="Run"/> where watching costs time.</summary>
    internal virtual Outcome Check(int size) => Run(size);

    /// <summary>The operations that a run of this size makes, however many of them <see cref="Run"/> has counted.</summary>
    internal virtual long OperationsAt(int size, Outcome outcome) => outcome.Operations;

    /// <summary>The virtual time that a run of this size takes; 0 where everything happens at one instant.</summary>
    internal virtual double VirtualSeconds(int size) => 0;
}
