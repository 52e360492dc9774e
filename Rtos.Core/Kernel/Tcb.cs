namespace Rtos.Core;

/// <summary>Task control block: all that the kernel knows of a task. FreeRTOS: <c>TCB_t</c>.</summary>
/// <remarks>
/// The state is the list that holds the state item; nothing else stores it.
/// <code>
///            (1)            (2)
///   created ─────► Ready ◄────────► Running      Running = some core's Current
///                   ▲ │               │
///               (4) │ │ (5)       (3) │
///                   │ ▼               ▼
///                  Blocked ◄──────────┤          Delayed list, or the suspended list with a wait in the record
///                   │   ▲             │
///               (5) ▼   │ (6)     (5) ▼
///                  Suspended ◄────────┘          suspended list
///   any ──(7)──► Deleted ──(8)──► freed          termination list, then none
/// </code>
/// 1 <c>AddNewTaskToReadyList</c>. 2 <c>SwitchContext</c>. 3 <c>AddCurrentTaskToDelayedList</c>.
/// 4 <c>IncrementTick</c>, <c>RemoveFromEventList</c>, a notification, <c>AbortDelay</c>. 5 <c>Suspend</c>.
/// 6 <c>Resume</c> leads to Ready, where the interrupted call goes on. 7 <c>Delete</c>. 8 an idle task, or at once when it ran nowhere.
/// </remarks>
internal sealed class Tcb
{
    /// <summary>Not on any core. FreeRTOS: <c>taskTASK_NOT_RUNNING</c>.</summary>
    internal const int NotRunning = -1;

    /// <summary>On a core, which has been asked to switch. FreeRTOS: <c>taskTASK_SCHEDULED_TO_YIELD</c>.</summary>
    internal const int ScheduledToYield = -2;

    internal ListItem StateItem;
    internal ListItem EventItem;

    /// <summary>The call in progress, or the last one.</summary>
    internal KernelCall Call;

    /// <summary>What the task has used and may use of its stack.</summary>
    internal StackBudget Stack;

    internal Tcb(string name, int priority, CoreAffinity affinity, NotificationSlot[] notifications)
    {
        Name = name;
        Priority = priority;
        BasePriority = priority;
        Affinity = affinity;
        Notifications = notifications;
    }

    internal string Name { get; }

    /// <summary>Its place in the <see cref="TaskTable"/>, by which lists know it; another task's once this one is freed.</summary>
    internal int Index { get; set; }

    /// <summary>What it executes; set right after the task is made.</summary>
    internal TaskBody Body { get; set; } = null!;

    /// <summary>The number of the task in order of creation, from 1. FreeRTOS: <c>uxTCBNumber</c>.</summary>
    internal uint Number { get; set; }

    /// <summary>The priority it runs at, inherited or its own.</summary>
    internal int Priority { get; set; }

    /// <summary>Its own priority.</summary>
    internal int BasePriority { get; set; }

    internal CoreAffinity Affinity { get; set; }

    /// <summary>FreeRTOS: <c>uxMutexesHeld</c>.</summary>
    internal int MutexesHeld { get; set; }

    /// <summary>Upstream on several cores: nobody may take the core from it. FreeRTOS: <c>xPreemptionDisable</c>.</summary>
    internal bool IsPreemptionDisabled { get; set; }

    internal NotificationSlot[] Notifications { get; }

    /// <summary>FreeRTOS: <c>ucDelayAborted</c>.</summary>
    internal bool DelayAborted { get; set; }

    /// <summary>Upstream on several cores: the core it runs on, or one of the two constants. FreeRTOS: <c>xTaskRunState</c>.</summary>
    internal int RunState { get; set; } = NotRunning;

    /// <summary>Whether this is one of the idle tasks.</summary>
    internal bool IsIdle { get; init; }

    /// <summary>Work that was begun and not finished when the task was switched out.</summary>
    internal long WorkLeft { get; set; }

    /// <summary>Cycles spent running, up to the last switch. FreeRTOS: <c>ulRunTimeCounter</c>.</summary>
    internal long RunTime { get; set; }

    /// <summary>Whether the memory has been given back.</summary>
    internal bool IsFreed { get; set; }

    /// <summary>What the application keeps for the task; made when first used.</summary>
    internal TaskLocalStorage? LocalStorage { get; set; }

    /// <summary>In whose name its calls are traced; null for its own.</summary>
    internal CallbackVoice? Voice { get; set; }

    /// <summary>The front end's object for this task (a handle, a scenario's task); the kernel does not look at it.</summary>
    internal object? Handle { get; set; }

    internal HeapBlock ControlBlockMemory { get; set; }

    internal HeapBlock StackMemory { get; set; }

    internal bool IsInEventList => EventItem.IsListed;

    internal bool IsIn(ListKind kind) => StateItem.Kind == kind;

    public override string ToString() => Name;
}
