namespace Rtos.Core;

/// <summary>One row of the table of kernels: the kernel's name, its number of cores, and the settings it fixes.</summary>
/// <param name="Kind">The kernel.</param>
/// <param name="Name">Its name in files, commands and reports.</param>
/// <param name="LeastCores">The least number of cores.</param>
/// <param name="MostCores">The greatest number of cores, and the default.</param>
internal sealed record KernelRow(KernelKind Kind, string Name, int LeastCores, int MostCores)
{
    /// <summary>Its names in other systems, in lower case.</summary>
    internal IReadOnlyList<string> OtherNames { get; init; } = [];

    /// <summary>The fixed value of <see cref="DeviceConfiguration.Preemption"/>; null if it can be chosen.</summary>
    internal bool? Preemption { get; init; }

    /// <summary>The fixed value of <see cref="DeviceConfiguration.TimeSlicing"/>; null if it can be chosen.</summary>
    internal bool? TimeSlicing { get; init; }

    /// <summary>The fixed value of <see cref="DeviceConfiguration.IdleShouldYield"/>; null if it can be chosen.</summary>
    internal bool? IdleShouldYield { get; init; }

    /// <summary>The fixed value of <see cref="DeviceConfiguration.RunMultiplePriorities"/>; null if it can be chosen.</summary>
    internal bool? RunMultiplePriorities { get; init; }

    /// <summary>Whether it always has one core (true) or never (false); null if that can be chosen.</summary>
    internal bool? IsUnicore => LeastCores == MostCores ? MostCores == 1 : null;

    /// <summary>Whether it can have this many cores.</summary>
    internal bool HasCores(int count) => count >= LeastCores && count <= MostCores;

    /// <summary>A configuration with this kernel, its cores, and its default switches.</summary>
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
        && c.IdleShouldYield == (IdleShouldYield ?? c.IdleShouldYield)
        && c.RunMultiplePriorities == (RunMultiplePriorities ?? c.RunMultiplePriorities);
}
