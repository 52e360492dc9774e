namespace Rtos.Core;

/// <summary>One row of the table of kernels: what a kernel is called, how many cores it has, and what it fixes.</summary>
/// <param name="Kind">The kernel.</param>
/// <param name="Name">How files, commands and reports call it.</param>
/// <param name="LeastCores">The least number of cores.</param>
/// <param name="MostCores">The greatest, which it has unless less is asked for.</param>
internal sealed record KernelRow(KernelKind Kind, string Name, int LeastCores, int MostCores)
{
    /// <summary>What other systems call it, in lower case.</summary>
    internal IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>What <see cref="DeviceConfiguration.Preemption"/> always is; null if that can be chosen.</summary>
    internal bool? Preemption { get; init; }

    /// <summary>What <see cref="DeviceConfiguration.TimeSlicing"/> always is; null if that can be chosen.</summary>
    internal bool? TimeSlicing { get; init; }

    /// <summary>What <see cref="DeviceConfiguration.IdleShouldYield"/> always is; null if that can be chosen.</summary>
    internal bool? IdleShouldYield { get; init; }

    /// <summary>Whether there is one core whatever is asked for; null if that can be chosen.</summary>
    internal bool? IsUnicore => LeastCores == MostCores ? MostCores == 1 : null;

    /// <summary>Whether it can have so many cores.</summary>
    internal bool HasCores(int count) => count >= LeastCores && count <= MostCores;

    /// <summary>A configuration with this kernel, its cores, and its switches as they are unless something else is chosen.</summary>
    /// <param name="configuration">Everything else.</param>
    internal DeviceConfiguration Configure(DeviceConfiguration configuration) => configuration with
    {
        Kernel = Kind,
        Cores = MostCores,
        Preemption = Preemption ?? true,
        TimeSlicing = TimeSlicing ?? true,
        IdleShouldYield = IdleShouldYield ?? true,
    };

    /// <summary>Whether a configuration has the switches that the kernel fixes.</summary>
    internal bool Allows(DeviceConfiguration c) =>
        c.Preemption == (Preemption ?? c.Preemption)
        && c.TimeSlicing == (TimeSlicing ?? c.TimeSlicing)
        && c.IdleShouldYield == (IdleShouldYield ?? c.IdleShouldYield);
}
