using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The kinds of commands to the timer service task.</summary>
internal enum TimerCommandKind
{
    Start,
    Stop,
    ChangePeriod,
    Delete,
    Call,
    SetBits,
    ClearBits,
}

/// <summary>A message to the timer service task. FreeRTOS: <c>DaemonTaskMessage_t</c>.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Timer">The timer, or null for a pended call.</param>
/// <param name="Value">The tick count of the command, the new period, or the bits.</param>
/// <param name="Function">The pended call.</param>
/// <param name="Voice">In whose name the pended call's own calls are traced.</param>
/// <param name="Target">The object that an interrupt changes: an event group.</param>
/// <param name="Change">The change, which gets the value.</param>
internal readonly record struct TimerCommand(
    TimerCommandKind Kind,
    RtosTimer? Timer,
    uint Value,
    Func<Routine>? Function = null,
    CallbackVoice? Voice = null,
    KernelObject? Target = null,
    Action<Scheduler, KernelObject, uint>? Change = null);
