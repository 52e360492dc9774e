using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The beginning and the remaining time of a wait that consists of several calls: in C two variables, the second is <c>*pxTicksToWait</c>. FreeRTOS: <c>TimeOut_t</c>.</summary>
[FreeRtos("TimeOut_t")]
public sealed class RtosTimeOut
{
    internal TimeOut State;

    /// <summary>The remaining time, to be passed to the next call; initially set it to the whole wait.</summary>
    public Ticks Remaining { get; set; }
}
