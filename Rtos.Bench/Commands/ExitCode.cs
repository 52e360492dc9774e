namespace Rtos.Bench;

/// <summary>What the process ends with.</summary>
internal static class ExitCode
{
    internal const int Ok = 0;

    /// <summary>A workload counts wrong, or a benchmark failed.</summary>
    internal const int Failed = 1;

    /// <summary>The arguments are wrong.</summary>
    internal const int BadInput = 2;
}
