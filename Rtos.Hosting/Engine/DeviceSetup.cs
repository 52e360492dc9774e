using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The setup of a device, completely checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes its program, once for each boot.</param>
/// <param name="Program">The identity of the program.</param>
/// <param name="Configuration">The kernel's configuration.</param>
/// <param name="Options">The options of this device.</param>
/// <param name="Ratio">Virtual seconds in a second of the host; 0 for flat out.</param>
/// <param name="Restart">What happens when it panics.</param>
internal sealed record DeviceSetup(
    string Name,
    Func<IDeviceProgram> Create,
    ProgramIdentity Program,
    DeviceConfiguration Configuration,
    DeviceOptions Options,
    double Ratio,
    RestartOptions Restart)
{
    /// <summary>How virtual time follows the host's from now on; null for as fast as possible.</summary>
    /// <param name="time">The host's time.</param>
    /// <param name="at">The present virtual instant.</param>
    internal Pace? PaceFrom(TimeProvider time, Instant at) =>
        Ratio > 0 ? new Pace(time, Ratio, Configuration.CpuHertz, time.GetTimestamp(), at) : null;

    /// <summary>The duration of a number of cycles.</summary>
    internal TimeSpan ToTime(Cycles cycles) => new((long)((Int128)cycles.Value * TimeSpan.TicksPerSecond / Configuration.CpuHertz));
}
