using System.Diagnostics;
using System.Globalization;

namespace Rtos.Core;

/// <content>The device in a line, for debuggers and reports.</content>
[DebuggerDisplay("{ToString(),nq}")]
public sealed partial class Device
{
    /// <summary>Whether <see cref="Trace"/> can be read.</summary>
    internal bool IsTraceRecorded => _recorder is not null;

    /// <summary>The host may not give a device that has panicked anything new.</summary>
    /// <exception cref="DevicePanicException">It has panicked.</exception>
    internal void CheckHasNotPanicked()
    {
        if (_context == CodeContext.Host)
        {
            ThrowIfPanicked();
        }
    }

    /// <summary>The kernel, the cores, the virtual time, and the panic if there is one.</summary>
    public override string ToString()
    {
        var time = string.Create(
            CultureInfo.InvariantCulture,
            $"{KernelTable.Of(Configuration.Kernel).Name}, {ShownText.Count(Scheduler.Cores.Length, "core")}, {this.Milliseconds()} (cycle {Now}, tick {TickCount})");
        return Panic is { } panic ? $"{time}, panic: {panic.Message}" : time;
    }
}
