using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The last wake-up of a periodic task, which <see cref="RtosTask.DelayUntil"/> advances: <c>*pxPreviousWakeTime</c> of FreeRTOS.</summary>
/// <param name="tick">The tick count from which the first period is counted.</param>
public sealed class WakeTime(TickCount tick)
{
    /// <summary>The tick count of the last wake-up.</summary>
    public TickCount Tick { get; set; } = tick;
}
