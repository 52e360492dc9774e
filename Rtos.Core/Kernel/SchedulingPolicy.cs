namespace Rtos.Core;

/// <summary>
/// The decisions that differ between the real kernels: which core is asked to switch, which task is selected, what suspending the scheduler means.
/// A policy owns the state whose shape differs: one list of tasks that are held back, or one for each core.
/// Kernel objects never ask which kernel it is; the facts in which two kernels differ are <see cref="KernelTraits"/>.
/// </summary>
internal abstract class SchedulingPolicy(Scheduler scheduler)
{
    /// <summary>Whether the end of a kernel's critical section makes a noted switch (upstream on several cores).</summary>
    internal bool SwitchesOnExitCritical { get; private protected init; }

    /// <summary>Whether a deleted task that still runs stays in the termination list when it blocks.</summary>
    internal virtual bool LeavesDeletedTasksListed => false;

    /// <summary>Whether an object's call blocks in one critical section instead of under a suspended scheduler.</summary>
    internal bool BlocksInOneCriticalSection { get; private protected init; }

    /// <summary>The kernel it belongs to.</summary>
    protected Scheduler Scheduler { get; } = scheduler;

    // ---- start ----

    /// <summary>The idle tasks, in order of their numbers.</summary>
    internal abstract Tcb[] CreateIdleTasks();

    /// <summary>A task is created before the start: notes it as a core's first, if it is to be. FreeRTOS: <c>prvAddNewTaskToReadyList</c>.</summary>
    internal abstract void Note(Tcb task);

    /// <summary>The affinity that a task actually gets.</summary>
    internal virtual CoreAffinity AffinityOf(CoreAffinity requested) => requested;

    // ---- requests to switch ----

    /// <summary>FreeRTOS: <c>portYIELD_WITHIN_API</c>.</summary>
    internal virtual void YieldWithinApi() => Scheduler.Active.SwitchPending = true;

    /// <summary>A task's call has put a task on a ready list: asks a core to switch to it, if it is due.</summary>
    /// <param name="task">The task.</param>
    /// <param name="orEqual">Whether some kernels switch to an equal priority too: created and resumed tasks.</param>
    internal abstract void YieldForReadied(Tcb task, bool orEqual);

    /// <summary>Readies (or holds back) a task that an object's call or interrupt has woken; returns whether the active core should switch. FreeRTOS: <c>xTaskRemoveFromEventList</c>.</summary>
    internal abstract bool ReadyFromEventList(Tcb task);

    /// <summary>Readies (or holds back) a task that event bits have woken. FreeRTOS: <c>vTaskRemoveFromUnorderedEventList</c>.</summary>
    internal abstract void ReadyFromUnorderedEventList(Tcb task);

    /// <summary>The same for a notification from an interrupt.</summary>
    internal abstract bool ReadyFromNotificationISR(Tcb task);

    /// <summary>The same for <c>xTaskResumeFromISR</c>.</summary>
    internal abstract bool ResumeFromISR(Tcb task);

    /// <summary>The tick has woken a task; returns whether core 0 should switch.</summary>
    internal abstract bool YieldForWokenByTick(Tcb task);

    /// <summary>A wait has been aborted and its task readied: notes that a switch is due.</summary>
    internal abstract void NoteYieldForAborted(Tcb task);

    /// <summary>The task can no longer run: the core that runs it must switch.</summary>
    /// <param name="task">The task.</param>
    /// <param name="what">What it may not do to itself while the scheduler is suspended.</param>
    internal abstract void YieldCoreOf(Tcb task, string what);

    // ---- priorities ----

    /// <summary>What follows from raising a priority, decided before it is raised.</summary>
    internal abstract PriorityYield YieldOnRaise(Tcb task, int newPriority);

    /// <summary>What follows from lowering a priority, decided before it is lowered.</summary>
    internal abstract PriorityYield YieldOnLowering(Tcb task);

    /// <summary>A ready task has inherited a priority: some core may have to switch to it (upstream on several cores).</summary>
    internal virtual void YieldForInheritance(Tcb holder)
    {
    }

    /// <summary>A ready task has lost an inherited priority: its core may have to switch (upstream on several cores).</summary>
    internal virtual void YieldForDisinheritance(Tcb holder)
    {
    }

    /// <summary>Carries out what was decided, after the change.</summary>
    internal virtual void CarryOut(PriorityYield yield, Tcb task, bool wasReady)
    {
        if (yield == PriorityYield.Yield)
        {
            Scheduler.YieldIfUsingPreemption();
        }
    }

    /// <summary>Changes the cores a task may run on (upstream on several cores). FreeRTOS: <c>vTaskCoreAffinitySet</c>.</summary>
    internal virtual void AffinitySet(Tcb task, CoreAffinity affinity) => NotHere("vTaskCoreAffinitySet");

    /// <summary>Prevents a task from being preempted (upstream on several cores). FreeRTOS: <c>vTaskPreemptionDisable</c>.</summary>
    internal virtual void PreemptionDisable(Tcb task) => NotHere("vTaskPreemptionDisable");

    /// <summary>Lets a task be preempted again (upstream on several cores). FreeRTOS: <c>vTaskPreemptionEnable</c>.</summary>
    internal virtual void PreemptionEnable(Tcb task) => NotHere("vTaskPreemptionEnable");

    // ---- states ----

    /// <summary>Whether the task is a core's current one, and its core has not been asked to switch.</summary>
    internal abstract bool IsRunning(Tcb task);

    /// <summary>Whether the task is a core's current one, or was until its core was asked to switch.</summary>
    internal abstract bool IsRunningOrYielding(Tcb task);

    /// <summary>FreeRTOS: <c>eTaskGetState</c>.</summary>
    internal abstract TaskState GetState(Tcb task);

    /// <summary>Whether <c>vTaskResume</c> considers the task at all.</summary>
    internal virtual bool MayResume(Tcb task) => !IsRunningOrYielding(task);

    /// <summary>The first deleted task that no core runs, or null.</summary>
    internal abstract Tcb? NextToFree();

    // ---- the suspended scheduler ----

    /// <summary>FreeRTOS: <c>vTaskSuspendAll</c>.</summary>
    internal abstract void SuspendAll();

    /// <summary>FreeRTOS: <c>xTaskResumeAll</c>.</summary>
    internal abstract bool ResumeAll();

    /// <summary>ESP-IDF: <c>prvENTER_CRITICAL_OR_SUSPEND_ALL</c>; upstream always suspends.</summary>
    internal virtual void EnterCriticalOrSuspendAll() => SuspendAll();

    /// <summary>ESP-IDF: <c>prvEXIT_CRITICAL_OR_RESUME_ALL</c>; upstream always resumes. Returns whether that made a switch.</summary>
    internal virtual bool ExitCriticalOrResumeAll() => ResumeAll();

    // ---- critical sections of tasks ----

    /// <summary>The running task enters a critical section. Returns false if its core must stand still first.</summary>
    /// <param name="spinlock">The lock that it names (ESP-IDF on two cores); null for none.</param>
    internal virtual bool EnterCritical(CoreLock? spinlock)
    {
        spinlock?.Take(Scheduler.Active);
        Scheduler.MaskInterrupts();
        return true;
    }

    /// <summary>The running task leaves a critical section.</summary>
    /// <param name="spinlock">The lock that it names; null for none.</param>
    internal virtual void ExitCritical(CoreLock? spinlock)
    {
        Scheduler.UnmaskInterrupts();
        spinlock?.Give();
    }

    /// <summary>An interrupt enters a critical section: a lock that the other core's code needs is taken, if there is one.</summary>
    internal virtual void EnterCriticalFromISR()
    {
    }

    /// <summary>An interrupt leaves a critical section.</summary>
    internal virtual void ExitCriticalFromISR()
    {
    }

    // ---- tick and selection ----

    /// <summary>The end of a tick: time slices and noted switches; returns whether core 0 should switch.</summary>
    internal abstract bool EndOfTick(bool switchRequired);

    /// <summary>The tick of core 1, if there is one; returns whether that core should switch. ESP-IDF: <c>xTaskIncrementTickOtherCores</c>.</summary>
    internal virtual bool IncrementTickOtherCore(CpuCore core) => false;

    /// <summary>Whether core 1 has a tick interrupt of its own.</summary>
    internal virtual bool HasTickOnOtherCore => false;

    /// <summary>Whether a tick that wakes nobody would change only the count.</summary>
    internal abstract bool TicksAreQuiet();

    /// <summary>Quiet ticks have been skipped: makes up for what they would have counted.</summary>
    /// <param name="lastTick">When the last of them would have come.</param>
    internal virtual void AfterSkippedTicks(long lastTick)
    {
    }

    /// <summary>Makes the next task a core's current one, and returns it. FreeRTOS: <c>taskSELECT_HIGHEST_PRIORITY_TASK</c>.</summary>
    internal abstract Tcb SelectTask(CpuCore core);

    /// <summary>Whether a pass of the idle task yields.</summary>
    internal abstract bool IdleYields();

    /// <summary>Whether the kernel's text report of the tasks has a column for the affinity mask.</summary>
    internal virtual bool ListsAffinity => false;

    /// <summary>The run-time counter as the kernel reports it. FreeRTOS: <c>ulTaskGetRunTimeCounter</c>.</summary>
    internal long RunTimeCounter(Tcb task) =>
        Scheduler.Traits.CountsRunningStretch && IsRunning(task) ? Scheduler.RunTimeOf(task) : task.RunTime;

    private void NotHere(string function) => Scheduler.Panics.Misuse(PanicKind.Unsupported, $"{function} exists only in the smp kernel");

    /// <summary>Makes an idle task.</summary>
    private protected Tcb CreateIdleTask(string name, CoreAffinity affinity, IdleTaskBody body)
    {
        var definition = new TaskDefinition(name, 0, Scheduler.Configuration.IdleTaskStackBytes, affinity, body) { IsIdle = true };
        return Scheduler.CreateTask(definition)
            ?? throw new DeviceMemoryException($"not enough heap for the idle task {name}");
    }

    /// <summary>The misuse of blocking for good while the scheduler is suspended.</summary>
    private protected void AssertSchedulerRuns(CpuCore core, string what)
    {
        if (core.IsSchedulerSuspended)
        {
            Scheduler.Panics.Misuse(PanicKind.MayNotBlock, $"a task may not {what} while the scheduler is suspended; call resumeAll (xTaskResumeAll) first");
        }
    }
}
