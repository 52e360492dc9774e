namespace Rtos.Core;

/// <summary>
/// One pass of an idle task: free the memory of deleted tasks, yield if the configuration says so, halt the core
/// until the next interrupt or request. FreeRTOS: <c>prvIdleTask</c>, <c>prvPassiveIdleTask</c>.
/// </summary>
internal sealed class IdleTaskBody(Scheduler scheduler, bool freesTasks, bool yieldsAtStart) : TaskBody
{
    private Next _next = yieldsAtStart ? Next.YieldAtStart : Next.Pass;

    private enum Next
    {
        YieldAtStart,
        Pass,
        Halt,

        /// <summary>Switched out after its hooks: only the rest of the pass is left.</summary>
        HaltAfterHooks,
    }

    internal override void Resume(Tcb task)
    {
        var core = scheduler.Active;
        switch (_next)
        {
            case Next.YieldAtStart:
                _next = Next.Pass;
                core.SwitchPending = true;
                break;
            case Next.Pass:
                if (freesTasks && !HasFreedTasks(core, task))
                {
                    // The pass continues when the idle task runs again.
                    break;
                }

                core.SwitchPending = scheduler.Policy.IdleYields();
                if (core.SwitchPending)
                {
                    _next = Next.Halt;
                    break;
                }

                Halt(core);
                break;
            case Next.HaltAfterHooks:
                _next = Next.Pass;
                core.IsHalted = true;
                break;
            default:
                Halt(core);
                break;
        }
    }

    private bool HasFreedTasks(CpuCore core, Tcb task)
    {
        if (scheduler.DeletedTasksWaitingCleanUp > 0 && !scheduler.Locks.MayEnter(core, task))
        {
            return false;
        }

        scheduler.CheckTasksWaitingTermination();
        return !core.SwitchDue;
    }

    private void Halt(CpuCore core)
    {
        _next = Next.Pass;
        scheduler.Hooks.CallIdle(core.Id);
        if (core.SwitchDue)
        {
            // A hook's kernel call has woken somebody: calling the hooks again right after could go on forever.
            _next = Next.HaltAfterHooks;
            return;
        }

        core.IsHalted = true;
    }
}
