using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>What a device is made from, all of it checked.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Create">Makes its program, anew for each boot.</param>
/// <param name="Program">By what the program is known again.</param>
/// <param name="Configuration">The kernel's configuration.</param>
/// <param name="Options">What is special to it.</param>
/// <param name="Ratio">Virtual seconds in a second of the host; 0 for flat out.</param>
/// <param name="Restart">What becomes of it when it panics.</param>
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
    /// <param name="at">The virtual instant of now.</param>
    internal Pace? PaceFrom(TimeProvider time, Instant at) =>
        Ratio > 0 ? new Pace(time, Ratio, Configuration.CpuHertz, time.GetTimestamp(), at) : null;

    /// <summary>How long so many cycles are.</summary>
    internal TimeSpan ToTime(Cycles cycles) => new((long)((Int128)cycles.Value * TimeSpan.TicksPerSecond / Configuration.CpuHertz));
}
