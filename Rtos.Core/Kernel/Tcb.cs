namespace Rtos.Core;

/// <summary>Task control block: everything the kernel knows about a task. FreeRTOS: <c>TCB_t</c>.</summary>
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
/// 6 <c>Resume</c> leads to Ready, where the interrupted call continues. 7 <c>Delete</c>. 8 an idle task, or at once when it ran nowhere.
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

    /// <summary>The task's stack usage and limit.</summary>
    internal StackBudget Stack;

    // A million tasks must be possible: data that few tasks have is elsewhere, and small data is kept small.
    private NotificationSlot _firstNotification;
    private uint _forbiddenCores;
    private byte _priority;
    private byte _basePriority;
    private sbyte _runState = NotRunning;

    /// <summary>Makes the block of a task that is in no list yet.</summary>
    /// <param name="name">Its name, cut already.</param>
    /// <param name="priority">Its own priority.</param>
    /// <param name="affinity">The cores it may run on.</param>
    /// <param name="notifications">The number of its notification slots, at least 1.</param>
    internal Tcb(string name, int priority, CoreAffinity affinity, int notifications)
    {
        Name = string.IsNullOrWhiteSpace(name) ? KernelName.None : name;
        Priority = priority;
        BasePriority = priority;
        Affinity = affinity;
        Call.NoteFrame();
        if (notifications > 1)
        {
            Extras = new TaskExtras { MoreNotifications = new NotificationSlot[notifications - 1] };
        }

        if (Name != name)
        {
            (Extras ??= new TaskExtras()).BlankName = name;
        }
    }

    /// <summary>Its name in lines and reports.</summary>
    internal string Name { get; }

    /// <summary>Whether it stands for the host, which makes kernel calls before the scheduler starts.</summary>
    internal bool IsHost => Number == 0;

    /// <summary>Its name as it was given, and cut. FreeRTOS: <c>pcTaskName</c>.</summary>
    internal string GivenName => Extras?.BlankName ?? Name;

    /// <summary>Its place in the <see cref="TaskTable"/>, which holds its neighbors in lists; none once it is freed.</summary>
    internal uint Place { get; set; }

    /// <summary>The body that it executes; set right after the task is made.</summary>
    internal TaskBody Body { get; set; } = null!;

    /// <summary>The number of the task in order of creation, from 1. FreeRTOS: <c>uxTCBNumber</c>.</summary>
    internal uint Number { get; set; }

    /// <summary>The priority it runs at, inherited or its own.</summary>
    internal int Priority
    {
        get => _priority;
        set => _priority = unchecked((byte)value);
    }

    /// <summary>Its own priority.</summary>
    internal int BasePriority
    {
        get => _basePriority;
        set => _basePriority = unchecked((byte)value);
    }

    internal CoreAffinity Affinity
    {
        get => CoreAffinity.Without(_forbiddenCores);
        set => _forbiddenCores = value.Forbidden;
    }

    /// <summary>FreeRTOS: <c>uxMutexesHeld</c>.</summary>
    internal int MutexesHeld { get; set; }

    /// <summary>Upstream on several cores: nobody may take the core from it. FreeRTOS: <c>xPreemptionDisable</c>.</summary>
    internal bool IsPreemptionDisabled { get; set; }

    /// <summary>The number of its notification slots.</summary>
    internal int NotificationCount => 1 + (Extras?.MoreNotifications.Length ?? 0);

    /// <summary>FreeRTOS: <c>ucDelayAborted</c>.</summary>
    internal bool DelayAborted { get; set; }

    /// <summary>Upstream on several cores: the core it runs on, or one of the two constants. FreeRTOS: <c>xTaskRunState</c>.</summary>
    internal int RunState
    {
        get => _runState;
        set => _runState = unchecked((sbyte)value);
    }

    /// <summary>Whether this is one of the idle tasks.</summary>
    internal bool IsIdle { get; init; }

    /// <summary>Work that was begun and not finished when the task was switched out.</summary>
    internal long WorkLeft { get; set; }

    /// <summary>Cycles spent running, up to the last switch. FreeRTOS: <c>ulRunTimeCounter</c>.</summary>
    internal long RunTime { get; set; }

    /// <summary>Whether the memory has been given back.</summary>
    internal bool IsFreed { get; set; }

    /// <summary>Whether its stack overflow has already been reported.</summary>
    internal bool IsOverflowReported { get; set; }

    /// <summary>Data that few tasks have; made when first used.</summary>
    internal TaskExtras? Extras { get; private set; }

    /// <summary>In whose name its calls are traced; null for its own.</summary>
    internal CallbackVoice? Voice
    {
        get => Extras?.Voice;
        set => (Extras ??= new TaskExtras()).Voice = value;
    }

    /// <summary>Data that the application keeps for the task; null until there is any.</summary>
    internal TaskLocalStorage? LocalStorage
    {
        get => Extras?.LocalStorage;
        set => (Extras ??= new TaskExtras()).LocalStorage = value;
    }

    /// <summary>The front end's object for this task (a handle, a scenario's task); the kernel does not look at it.</summary>
    internal object? Handle { get; set; }

    /// <summary>The memory of its stack. Its control block comes from the same source.</summary>
    internal HeapBlock StackMemory => Stack.Memory;

    internal bool IsInEventList => EventItem.IsListed;

    internal bool IsIn(ListKind kind) => StateItem.Kind == kind;

    /// <summary>One of its notification slots.</summary>
    /// <param name="index">0 to <see cref="NotificationCount"/> - 1.</param>
    internal ref NotificationSlot Notification(int index) =>
        ref index == 0 ? ref _firstNotification : ref Extras!.MoreNotifications[index - 1];

    /// <summary>What stands for the host before the scheduler starts: it has a record for one call, and is in no list.</summary>
    internal static Tcb Host()
    {
        var host = new Tcb("main", 0, CoreAffinity.Any, 1) { Place = TaskTable.NoLink };
        host.Call.End();
        return host;
    }

    /// <summary>The task has one more open frame from now on.</summary>
    internal void OpenFrame(int bytes)
    {
        Stack.Depth = unchecked(Stack.Depth + bytes);
        Call.NoteFrame();
    }

    public override string ToString() => Name;
}
