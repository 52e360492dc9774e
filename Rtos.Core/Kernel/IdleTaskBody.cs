namespace Rtos.Core;

/// <summary>
/// One pass of an idle task: free the memory of deleted tasks, yield where the configuration says so, halt the core
/// until the next interrupt or request. FreeRTOS: <c>prvIdleTask</c>, <c>prvPassiveIdleTask</c>.
/// </summary>
internal sealed class IdleTaskBody(bool freesTasks, bool yieldsAtStart) : TaskBody
{
    private Next _next = yieldsAtStart ? Next.YieldAtStart : Next.Pass;

    private enum Next
    {
        YieldAtStart,
        Pass,
        Halt,
    }

    internal override void Resume(Device device, Tcb task)
    {
        var scheduler = device.Scheduler;
        var core = scheduler.Active;
        switch (_next)
        {
            case Next.YieldAtStart:
                _next = Next.Pass;
                core.SwitchPending = true;
                break;
            case Next.Pass:
                if (freesTasks)
                {
                    scheduler.CheckTasksWaitingTermination();
                    if (core.SwitchDue)
                    {
                        // The pass goes on when the idle task is back.
                        break;
                    }
                }

                core.SwitchPending = scheduler.Policy.IdleYields();
                if (core.SwitchPending)
                {
                    _next = Next.Halt;
                    break;
                }

                Halt(device, core);
                break;
            default:
                Halt(device, core);
                break;
        }
    }

    private void Halt(Device device, CpuCore core)
    {
        _next = Next.Pass;
        device.Hooks.CallIdle(core.Id);
        core.IsHalted = true;
    }
}
