namespace Rtos.Hosting;

/// <summary>The kinds of outputs of a device.</summary>
[Flags]
public enum OutputKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Lines of the console.</summary>
    Console = 1,

    /// <summary>Messages of the program, see <see cref="Core.HostLink.Post"/>, and of the host about inputs that were not taken.</summary>
    Messages = 2,

    /// <summary>Changes of the device's state.</summary>
    States = 4,

    /// <summary>Lines of the trace.</summary>
    Trace = 8,

    /// <summary>Everything.</summary>
    All = Console | Messages | States | Trace,

    /// <summary>A marker in the place of outputs that were dropped.</summary>
    Missing = 16,
}
