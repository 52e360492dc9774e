namespace Rtos.Hosting;

/// <summary>How the emulator runs its devices.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The configuration section that is read if none is given.</summary>
    public const string SectionName = "Esp32Emu";

    /// <summary>Virtual seconds per second of the host.</summary>
    /// <value>1, the default, for real time; 10 for ten times faster; 0 for as fast as possible; up to 1,000,000.</value>
    public double Ratio { get; set; } = 1;

    /// <summary>The number of threads of the host that run devices.</summary>
    /// <value>1 to 1024; 0, the default, for the number of processors.</value>
    public int Workers { get; set; }

    /// <summary>The most instants that a device may settle before others take their turn.</summary>
    /// <value>1 to 1,000,000; the default is 1,000.</value>
    public int InstantsPerTurn { get; set; } = 1_000;

    /// <summary>The most inputs of a device that may wait before senders have to wait.</summary>
    /// <value>1 to 1,000,000; the default is 256.</value>
    public int InputCapacity { get; set; } = 256;

    /// <summary>The most outputs that may wait for a reader.</summary>
    /// <value>1 to 1,000,000; the default is 1,024.</value>
    public int OutputCapacity { get; set; } = 1_024;

    /// <summary>The number of lines of each device's console that are kept whether they are read or not.</summary>
    /// <value>0 to 100,000; the default is 64.</value>
    public int ConsoleLinesKept { get; set; } = 64;

    /// <summary>The folder of the journals, created if it is missing; null, the default, for none. A relative path starts at the current directory.</summary>
    public string? Journal { get; set; }

    /// <summary>The <c>menuconfig.json</c> of all devices; null, the default, for none.</summary>
    public string? MenuConfig { get; set; }

    /// <summary>Options of all devices' kernels, by the names of <c>menuconfig.json</c>, on top of the file.</summary>
    public IDictionary<string, string?> Kernel { get; } = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What happens to a device that has panicked.</summary>
    public RestartOptions Restart { get; set; } = new();

    /// <summary>A device that lags by more is reported as degraded by the health check, and logged.</summary>
    /// <value>More than zero; the default is one second.</value>
    public TimeSpan LagLimit { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a program may run without returning to the kernel, in the host's time: an endless loop, a call that blocks. After that its
    /// device is reported as <see cref="DeviceState.Stuck"/>, and another worker takes over the other devices.
    /// </summary>
    /// <value>100 ms to one day; the default is 10 seconds. It never changes a trace.</value>
    /// <remarks>Inputs that are sent before the host has started its devices wait for the same time, and then fail.</remarks>
    public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Options of single devices, by their names; they override those for all devices.</summary>
    public IDictionary<string, DeviceOptions> Devices { get; } = new Dictionary<string, DeviceOptions>(StringComparer.Ordinal);
}
