using Rtos.Core;

namespace Rtos.Hosting;

/// <summary>What is special to one device; what is not set here is as <see cref="EmulatorOptions"/> says.</summary>
public sealed class DeviceOptions
{
    /// <summary>Virtual seconds in a second of the host; null for <see cref="EmulatorOptions.Ratio"/>.</summary>
    /// <value>0 for as fast as possible; up to 1,000,000.</value>
    public double? Ratio { get; set; }

    /// <summary>Whether the device stands at its beginning until it is resumed or stepped.</summary>
    public bool StartPaused { get; set; }

    /// <summary>What becomes of it when it panics; null for <see cref="EmulatorOptions.Restart"/>.</summary>
    public RestartOptions? Restart { get; set; }

    /// <summary>Options of its kernel, by the names of <c>menuconfig.json</c>, on top of those of all devices.</summary>
    public IDictionary<string, string?> Kernel { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole configuration of its kernel instead; null, the default, for <see cref="Kernel"/>. Only from code.</summary>
    public DeviceConfiguration? Configuration { get; set; }

    /// <summary>By what its program is known again; null for the assembly it comes from. Only from code.</summary>
    public ProgramIdentity? Program { get; set; }

    /// <summary>Makes a watcher for each boot of the device, told from the first instant on; null for none. Only from code.</summary>
    public Func<Device, TraceSink>? TraceSink { get; set; }
}
