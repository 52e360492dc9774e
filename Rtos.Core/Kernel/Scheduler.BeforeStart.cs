namespace Rtos.Core;

/// <content>What the host's calls before the start do to the current task of each core: nothing switches yet.</content>
internal sealed partial class Scheduler
{
    private bool _yieldsAtStart;

    /// <summary>
    /// Before the start the current task is the one that would run first. It has been suspended or deleted: another one takes its
    /// place. FreeRTOS: the end of <c>vTaskSuspend</c>.
    /// </summary>
    private void LeaveBeforeStart(Tcb task)
    {
        if (IsRunning)
        {
            return;
        }

        foreach (var core in Cores)
        {
            if (core.Current == task)
            {
                // With two cores the idle tasks, which are created at the start, fill the gap.
                core.Current = Cores.Length > 1 || Suspended.Count == NumberOfTasks ? null : Policy.SelectTask(core);
            }
        }
    }

    /// <summary>
    /// A call before the start asks for a switch. On one core the software interrupt stays pending until the first task has been
    /// started; two cores, and ESP-IDF, choose their tasks at the start in any case.
    /// </summary>
    private void YieldAtStart(bool yields)
    {
        if (yields && !IsRunning && Cores.Length == 1 && Preemption)
        {
            _yieldsAtStart = true;
        }
    }
}
