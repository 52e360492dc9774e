using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>The beginning and the rest of a wait that is made of several calls: in C two variables, the second is <c>*pxTicksToWait</c>. FreeRTOS: <c>TimeOut_t</c>.</summary>
[FreeRtos("TimeOut_t")]
public sealed class RtosTimeOut
{
    internal TimeOut State;

    /// <summary>The rest of the wait, to be given to the next call; set it to the whole wait at first.</summary>
    public Ticks Remaining { get; set; }
}
