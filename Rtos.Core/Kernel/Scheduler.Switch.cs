namespace Rtos.Core;

/// <content>The context switch.</content>
internal sealed partial class Scheduler
{
    /// <summary>Chooses the next task of a core. FreeRTOS: <c>vTaskSwitchContext</c>.</summary>
    internal void SwitchContext(CpuCore core)
    {
        if (core.IsSchedulerSuspended)
        {
            core.YieldPending = true;
            return;
        }

        core.YieldPending = false;
        AddRunTime(core, Time.Now);
        Stacks.CheckForOverflow(core.Current!);
        Policy.SelectTask(core);
    }

    /// <summary>Adds the time that a core's current task has run, up to a point of time, to its run time.</summary>
    internal static void AddRunTime(CpuCore core, long until)
    {
        if (until == core.SwitchedInAt)
        {
            return;
        }

        var ran = until - core.SwitchedInAt;
        core.Current!.RunTime += ran;
        if (core.Current.IsIdle)
        {
            core.IdleTime += ran;
        }

        core.SwitchedInAt = until;
    }

    /// <summary>The CPU time of a task, including the time since it was last switched in.</summary>
    internal long RunTimeOf(Tcb task)
    {
        foreach (var core in Cores)
        {
            if (core.Current == task && IsRunning)
            {
                return task.RunTime + Time.Now - core.SwitchedInAt;
            }
        }

        return task.RunTime;
    }

    /// <summary>The time that a core has spent in idle tasks.</summary>
    internal long IdleTime(int core)
    {
        var current = Cores[core];
        var running = IsRunning && current.Current!.IsIdle ? Time.Now - current.SwitchedInAt : 0;
        return current.IdleTime + running;
    }

    /// <summary>Checks everything that must hold between two steps; called by tests.</summary>
    internal void CheckInvariants()
    {
        Ready.CheckInvariants();
        Delayed.CheckInvariants();
        Invariant.Holds(AllTasks().Count == NumberOfTasks, "every task is in exactly one state list");
        Invariant.Holds(Terminated.Count == DeletedTasksWaitingCleanUp, "the tasks to be freed are counted");
        foreach (var core in Cores)
        {
            Invariant.Holds(!IsRunning || core.Current is not null, "a core has a current task");
            Invariant.Holds(core.Current is null || !core.Current.IsFreed, "no core runs a freed task");
        }

        Invariant.Holds(
            Cores.Length == 1 || !IsRunning || Cores[0].Current != Cores[1].Current, "a task runs on one core at most");
        foreach (var task in AllTasks())
        {
            Invariant.Holds(!task.IsFreed, "a listed task is not freed");

            // In ESP-IDF's kernel a task keeps an inherited priority even if its own is raised above it.
            Invariant.Holds(
                task.Priority >= task.BasePriority || !Traits.RaiseEndsInheritance, "the effective priority is never below the task's own");
        }
    }
}
