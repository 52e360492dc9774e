using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>The options of one device; those not set here are taken from <see cref="EmulatorOptions"/>.</summary>
public sealed class DeviceOptions
{
    /// <summary>Virtual seconds per second of the host; null for <see cref="EmulatorOptions.Ratio"/>.</summary>
    /// <value>0 for as fast as possible; up to 1,000,000.</value>
    public double? Ratio { get; set; }

    /// <summary>Whether the device waits at its beginning until it is resumed or stepped.</summary>
    public bool StartPaused { get; set; }

    /// <summary>What happens when it panics; null for <see cref="EmulatorOptions.Restart"/>.</summary>
    public RestartOptions? Restart { get; set; }

    /// <summary>Options of its kernel, by the names of <c>menuconfig.json</c>, on top of those of all devices.</summary>
    public IDictionary<string, string?> Kernel { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole configuration of its kernel in place of <see cref="Kernel"/>; null, the default, to use that. Can only be set in code.</summary>
    public DeviceConfiguration? Configuration { get; set; }

    /// <summary>The identity of its program; null for that of its assembly. Can only be set in code.</summary>
    public ProgramIdentity? Program { get; set; }

    /// <summary>Makes a trace reader for each boot of the device, called from the first instant on; null for none. Can only be set in code.</summary>
    public Func<Device, TraceSink>? TraceSink { get; set; }
}
