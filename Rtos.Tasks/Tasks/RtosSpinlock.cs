using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The lock of a critical section in ESP-IDF. ESP-IDF: <c>portMUX_TYPE</c>, <c>portMUX_INITIALIZE</c>.</summary>
/// <remarks>
/// A critical section takes no virtual time, so no core ever finds the lock taken by the other one; the emulator only checks
/// that each section is left by the task that entered it. On one core the lock is ignored, as in ESP-IDF.
/// </remarks>
[EspIdf("portMUX_TYPE", "portMUX_INITIALIZE")]
public sealed class RtosSpinlock
{
    /// <summary>The task that holds the lock, or null.</summary>
    public RtosTask? Owner { get; internal set; }

    /// <summary>The number of times its owner has entered it.</summary>
    public int Nesting { get; internal set; }
}
