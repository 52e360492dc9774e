using Rtos.Core;

namespace Rtos.Cli;

/// <summary>The options of <c>esp32emu serve</c>.</summary>
/// <param name="Devices">The devices by name, in the order given.</param>
/// <param name="Kernel">The configuration of all; null for those of their files.</param>
/// <param name="Ratio">Virtual seconds per second.</param>
/// <param name="Journal">The folder of the journals; null for none.</param>
/// <param name="Listen">The console over TCP; null for none.</param>
/// <param name="StartPaused">Whether devices start paused.</param>
/// <param name="For">When it stops by itself; null for never.</param>
/// <param name="IsRaw">Whether escapes printed by devices are passed on.</param>
/// <param name="IsVerbose">Whether to log more.</param>
/// <param name="Greeting">The message when the devices run.</param>
internal sealed record ServeRequest(
    IReadOnlyList<(string Name, ProgramFile Program)> Devices,
    DeviceConfiguration? Kernel,
    double Ratio,
    string? Journal,
    ServeListen? Listen,
    bool StartPaused,
    TimeSpan? For,
    bool IsRaw,
    bool IsVerbose,
    ServeGreeting Greeting = ServeGreeting.None);
