using System.Runtime.CompilerServices;

namespace Rtos.Core;

/// <summary>
/// The functions of the kernels' <c>tasks.c</c>, one method for each, under its own name. What differs
/// between the kernels is in the <see cref="KernelTraits"/> and the <see cref="SchedulingPolicy"/>.
/// </summary>
internal sealed partial class Scheduler
{
    /// <summary>Set in an event item's value while it holds event bits and not a priority. FreeRTOS: <c>taskEVENT_LIST_ITEM_VALUE_IN_USE</c>.</summary>
    internal const uint EventListItemValueInUse = 0x80000000;

    internal Scheduler(
        DeviceConfiguration configuration, KernelTraits traits, Func<Scheduler, SchedulingPolicy> makePolicy, VirtualTime time, RunningCode code, DeviceUse use)
    {
        Configuration = configuration;
        Traits = traits;
        Time = time;
        Code = code;
        _controlBlockBytes = ObjectSizes.TaskControlBlock(configuration);
        Cores = new CpuCore[configuration.Cores];
        for (var i = 0; i < Cores.Length; i++)
        {
            Cores[i] = new CpuCore(i);
        }

        Active = Cores[0];
        Attend(Attention.CallTime, !configuration.CallCosts.AreNone);
        Ready = new ReadyLists(Table, configuration.MaxPriorities);
        Delayed = new DelayedLists(Table);
        Suspended = new StateList(Table, ListKind.Suspended);
        Terminated = new StateList(Table, ListKind.Terminated);
        TickCount = configuration.InitialTick;
        TickCore = (int)configuration.TickCore;
        Panics = new Panics(this);
        Stacks = new StackWatch(this);
        Hooks = new DeviceHooks(this, use);
        Heap = new KernelHeap(configuration.HeapBytes, Hooks);
        Objects = new ObjectRegistry(this, use);
        Timers = new TimerService(this);
        Locks = new CoreLocks(this);
        Sections = new SectionWatch(time, Cores);
        Policy = makePolicy(this);
    }

    internal DeviceConfiguration Configuration { get; }

    internal KernelTraits Traits { get; }

    internal SchedulingPolicy Policy { get; }

    /// <summary>Answers what a run leaves open; null for the usual answers. Set before the run.</summary>
    internal ChoiceSource? Choices
    {
        get;
        set
        {
            field = value;
            Attend(Attention.CallTime, value is not null || !Configuration.CallCosts.AreNone);
        }
    }

    /// <summary>The device's virtual time.</summary>
    internal VirtualTime Time { get; }

    /// <summary>Whose code runs.</summary>
    internal RunningCode Code { get; }

    /// <summary>Stops the device.</summary>
    internal Panics Panics { get; }

    /// <summary>The stack usage of the tasks.</summary>
    internal StackWatch Stacks { get; }

    /// <summary>Functions of the application that the kernel calls.</summary>
    internal DeviceHooks Hooks { get; }

    /// <summary>The memory for stacks, control blocks and objects.</summary>
    internal KernelHeap Heap { get; }

    /// <summary>The kernel objects other than tasks.</summary>
    internal ObjectRegistry Objects { get; }

    internal TimerService Timers { get; }

    /// <summary>The locks with which two cores exclude each other.</summary>
    internal CoreLocks Locks { get; }

    /// <summary>What kept a core from switching, and for how long.</summary>
    internal SectionWatch Sections { get; }

    internal CpuCore[] Cores { get; }

    /// <summary>The core whose code runs now. FreeRTOS: <c>portGET_CORE_ID()</c>.</summary>
    internal CpuCore Active { get; set; }

    /// <summary>The task whose code runs now, or on whose core an interrupt runs. FreeRTOS: <c>pxCurrentTCB</c>.</summary>
    internal Tcb Current => Active.Current!;

    /// <summary>The tasks and event lists by number.</summary>
    internal TaskTable Table { get; } = new();

    internal ReadyLists Ready { get; }

    internal DelayedLists Delayed { get; }

    internal StateList Suspended { get; }

    /// <summary>FreeRTOS: <c>xTasksWaitingTermination</c>.</summary>
    internal StateList Terminated { get; }

    /// <summary>FreeRTOS: <c>xSchedulerRunning</c>.</summary>
    internal bool IsRunning { get; private set; }

    /// <summary>Whether a task has ended the scheduler; the device cannot run any further.</summary>
    internal bool HasEnded { get; private set; }

    /// <summary>FreeRTOS: <c>uxCurrentNumberOfTasks</c>: ended tasks count until they are freed.</summary>
    internal int NumberOfTasks { get; private set; }

    internal TickCount TickCount { get; private set; }

    /// <summary>The core whose tick interrupt counts.</summary>
    internal int TickCore { get; }

    /// <summary>FreeRTOS: <c>xNumOfOverflows</c>.</summary>
    internal int OverflowCount { get; private set; }

    /// <summary>Ticks that came while the scheduler was suspended. FreeRTOS: <c>xPendedTicks</c>.</summary>
    internal uint PendedTicks { get; set; }

    internal Tcb[] IdleTasks { get; private set; } = [];

    internal bool Preemption => Configuration.Preemption;

    /// <summary>Requests a switch of the core that runs code. FreeRTOS: <c>portYIELD_WITHIN_API</c>.</summary>
    internal void YieldWithinApi() => Policy.YieldWithinApi();

    /// <summary>FreeRTOS: <c>taskYIELD_IF_USING_PREEMPTION</c>.</summary>
    internal void YieldIfUsingPreemption()
    {
        if (Preemption)
        {
            Policy.YieldWithinApi();
        }
    }

    /// <summary>
    /// One of the kernel's own critical sections ends: upstream on several cores makes the yield that was noted inside it.
    /// An operation need not call this at its end: see <see cref="KernelOperation.EndsInCriticalSection"/>. FreeRTOS: the end of <c>vTaskExitCritical</c>.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void MakeNotedYield()
    {
        if (Active.Has(Attention.Yield | Attention.Masked) && Policy.SwitchesOnExitCritical)
        {
            LeaveCriticalSection();
        }
    }

    // After a wait for the kernel's locks this also enables the core's interrupts.
    private void LeaveCriticalSection()
    {
        var core = Active;
        var noted = HasNotedYield;
        if (core.Has(Attention.Masked) && core.CriticalNesting == 0)
        {
            Locks.Unmask(core);
        }

        if (noted)
        {
            core.SwitchPending = true;
        }
    }

    /// <summary>Whether a yield was noted that the end of a critical section makes.</summary>
    internal bool HasNotedYield => Active.Has(Attention.Yield) && Policy.SwitchesOnExitCritical && Active.CriticalNesting == 0;

    /// <summary>A condition of the device that every core has to attend to.</summary>
    internal void Attend(Attention what, bool holds)
    {
        foreach (var core in Cores)
        {
            core.Set(what, holds);
        }
    }

    /// <summary>FreeRTOS: <c>xTaskGetSchedulerState</c>.</summary>
    internal SchedulerState GetSchedulerState() =>
        !IsRunning ? SchedulerState.NotStarted
        : Active.IsSchedulerSuspended ? SchedulerState.Suspended
        : SchedulerState.Running;

    /// <summary>FreeRTOS: <c>vTaskStartScheduler</c>.</summary>
    internal void StartScheduler()
    {
        IdleTasks = Policy.CreateIdleTasks();
        Timers.CreateTask();
        IsRunning = true;
        foreach (var core in Cores)
        {
            core.SwitchPending = Traits.SelectsAtStart || _yieldsAtStart;
        }
    }

    /// <summary>FreeRTOS: <c>vTaskEndScheduler</c>.</summary>
    internal void End()
    {
        HasEnded = true;
        Attend(Attention.Ended, true);
    }

    /// <summary>Every task that is not freed yet, in order of creation.</summary>
    internal List<Tcb> AllTasks()
    {
        var tasks = new List<Tcb>(NumberOfTasks);
        for (var p = 0; p < Configuration.MaxPriorities; p++)
        {
            AddAll(Ready[p], tasks);
        }

        tasks.AddRange(Delayed.InOrder());
        AddAll(Suspended, tasks);
        AddAll(Terminated, tasks);
        tasks.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return tasks;
    }

    /// <summary>Every task that is not freed yet, in the order in which the kernel reports them. FreeRTOS: <c>uxTaskGetSystemState</c>.</summary>
    internal List<Tcb> SystemState()
    {
        var tasks = new List<Tcb>(NumberOfTasks);
        for (var p = Configuration.MaxPriorities - 1; p >= 0; p--)
        {
            AddAll(Ready[p], tasks);
        }

        tasks.AddRange(Delayed.InOrder());
        AddAll(Terminated, tasks);
        AddAll(Suspended, tasks);
        return tasks;
    }

    /// <summary>Finds a task by its name, or null. FreeRTOS: <c>xTaskGetHandle</c>, which looks through the lists in this order.</summary>
    internal Tcb? GetHandle(string name)
    {
        for (var p = Configuration.MaxPriorities - 1; p >= 0; p--)
        {
            if (FindIn(Ready[p], name) is { } ready)
            {
                return ready;
            }
        }

        return Delayed.InOrder().FirstOrDefault(t => t.GivenName == name)
            ?? FindIn(Suspended, name)
            ?? FindIn(Terminated, name);
    }

    private static void AddAll(StateList list, List<Tcb> tasks)
    {
        for (var task = list.Head; task is not null; task = list.Next(task))
        {
            tasks.Add(task);
        }
    }

    private static Tcb? FindIn(StateList list, string name)
    {
        for (var task = list.Head; task is not null; task = list.Next(task))
        {
            if (task.GivenName == name)
            {
                return task;
            }
        }

        return null;
    }
}
