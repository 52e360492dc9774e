namespace Rtos.Core;

/// <summary>Lets a task in a critical section make the calls of interrupts, as C code does to avoid a switch.</summary>
internal static class InterruptCallsOfTask
{
    /// <summary>Makes the calls.</summary>
    /// <param name="device">The device.</param>
    /// <param name="task">The task, which runs and has disabled interrupts.</param>
    /// <param name="calls">Makes the calls; its exceptions reach the caller.</param>
    /// <returns>Whether one of them woke a task of higher priority.</returns>
    internal static bool Make(Device device, Tcb task, Action<InterruptContext> calls)
    {
        var code = device.Scheduler.Code;
        var isr = new InterruptContext(device);
        var before = code.EnterHostCode();
        code.EnterInterrupt(RunningCode.InterruptCallsOfTask);
        isr.Enter(RunningCode.InterruptCallsOfTask, task);
        isr.Run();
        try
        {
            calls(isr);
            isr.Leave();
        }
        finally
        {
            code.LeaveHostCode(before);
            isr.Stop();
        }

        return isr.HigherPriorityTaskWoken;
    }
}
