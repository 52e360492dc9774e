using Rtos.Core;

namespace Rtos.Cli;

/// <summary>What <c>esp32emu serve</c> is asked for.</summary>
/// <param name="Devices">The devices by name, in the order given.</param>
/// <param name="Kernel">The configuration of all; null for what their files say.</param>
/// <param name="Ratio">Virtual seconds in a second.</param>
/// <param name="Journal">The folder of the journals; null for none.</param>
/// <param name="Listen">Where the console listens, and for whom; null for nowhere.</param>
/// <param name="StartPaused">Whether devices stand at their beginning.</param>
/// <param name="For">When it stops by itself; null for never.</param>
/// <param name="IsRaw">Whether escapes that devices print are passed on.</param>
/// <param name="IsVerbose">Whether more is logged.</param>
/// <param name="Greeting">What is said when the devices run.</param>
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
