namespace Rtos.Core;

/// <content>Creation, deletion and what the idle task frees.</content>
internal sealed partial class Scheduler
{
    private readonly int _controlBlockBytes;
    private uint _taskNumber;

    /// <summary>Called with each task that is about to be deleted, so that a layer above can update its own tables.</summary>
    internal Action<Tcb>? TaskDeleting { get; set; }

    /// <summary>FreeRTOS: <c>uxDeletedTasksWaitingCleanUp</c>.</summary>
    internal int DeletedTasksWaitingCleanUp { get; private set; }

    /// <summary>
    /// Makes a task and makes it ready; null if the heap has no room for its stack and control block.
    /// FreeRTOS: <c>xTaskCreate</c>, <c>xTaskCreatePinnedToCore</c>, <c>xTaskCreateAffinitySet</c>.
    /// </summary>
    internal Tcb? CreateTask(in TaskDefinition definition)
    {
        var name = Cut(definition.Name);
        AssertHasCore(definition.Affinity, name);
        if (Heap.AllocateOrReport(definition.StackBytes, definition.Memory) is not { } stack)
        {
            return null;
        }

        if (Heap.AllocateOrReport(_controlBlockBytes, definition.Memory) is null)
        {
            Heap.Release(stack);
            return null;
        }

        var task = new Tcb(
            name,
            definition.Priority,
            Policy.AffinityOf(definition.Affinity),
            Configuration.NotificationEntries)
        {
            IsIdle = definition.IsIdle,
            Stack = new StackBudget(definition.StackBytes, stack),
        };
        Table.Add(task);
        task.Body = definition.Body;
        task.Body.Attach(task);
        task.EventItem.Value = PriorityKey(definition.Priority);
        AddNewTaskToReadyList(task);
        return task;
    }

    /// <summary>FreeRTOS: <c>vTaskDelete</c>.</summary>
    internal void Delete(Tcb task)
    {
        AssertNotIdle(task, "deleted (vTaskDelete)");
        AssertHoldsNoMutex(task, "is deleted (vTaskDelete)");
        DeleteEnded(task);
    }

    /// <summary>The same for a task whose body has ended, which has been checked.</summary>
    internal void DeleteEnded(Tcb task)
    {
        Hooks.CallTaskPreDeletion(task.Name);
        TaskDeleting?.Invoke(task);
        RemoveFromState(task);
        RemoveFromEvent(task);
        _taskNumber++;
        if (IsRunning && Policy.IsRunningOrYielding(task))
        {
            Terminated.InsertEnd(task);
            DeletedTasksWaitingCleanUp++;
            Policy.YieldCoreOf(task, KernelWord.Delete);
            MakeNotedYield();
        }
        else
        {
            NumberOfTasks--;
            LeaveBeforeStart(task);
            MakeNotedYield();
            FreeTask(task);
        }
    }

    /// <summary>
    /// Frees the deleted tasks that no core runs any more; stops early when a switch is due. FreeRTOS: <c>prvCheckTasksWaitingTermination</c>.
    /// </summary>
    internal void CheckTasksWaitingTermination()
    {
        while (DeletedTasksWaitingCleanUp > 0)
        {
            var task = Policy.NextToFree();
            if (task is not null)
            {
                Terminated.Remove(task);
                NumberOfTasks--;
                DeletedTasksWaitingCleanUp--;
            }

            MakeNotedYield();
            if (task is null)
            {
                return;
            }

            FreeTask(task);
            if (Active.SwitchDue)
            {
                return;
            }
        }
    }

    /// <summary>Takes the state item off the list that holds it.</summary>
    internal void RemoveFromState(Tcb task)
    {
        var id = task.StateItem.List;
        if (id != ListItem.None && new StateList(Table, id).Remove(task))
        {
            NoteEmpty(task, id);
        }
    }

    // A list has lost its last task.
    private void NoteEmpty(Tcb task, uint id)
    {
        switch (ListItem.KindOf(id))
        {
            case ListKind.Ready:
                Ready.NoteEmpty(id);
                break;
            case ListKind.Delayed:
                Delayed.NoteEmpty(task);
                break;
            default:
                break;
        }
    }

    /// <summary>Takes the event item off the list that holds it.</summary>
    internal void RemoveFromEvent(Tcb task)
    {
        if (task.EventItem.IsListed)
        {
            new EventList(Table, task.EventItem.List).Remove(task);
        }
    }

    /// <summary>The sort key of an event item: low for high priorities.</summary>
    internal uint PriorityKey(int priority) => (uint)(Configuration.MaxPriorities - priority);

    private void AddNewTaskToReadyList(Tcb task)
    {
        NumberOfTasks++;
        if (!IsRunning)
        {
            Policy.Note(task);
        }

        task.Number = ++_taskNumber;
        Ready.Add(task);
        if (IsRunning)
        {
            Policy.YieldForReadied(task, orEqual: true);
        }

        MakeNotedYield();
    }

    /// <summary>Refuses the end of a task that holds a mutex: the kernels leave it locked forever, with a pointer to freed memory as its holder.</summary>
    internal void AssertHoldsNoMutex(Tcb task, string what)
    {
        // It still counts a mutex that was deleted while it held it.
        if (task.MutexesHeld != 0 && Objects.All.FirstOrDefault(o => o.IsHeldBy(task)) is { } mutex)
        {
            Panics.MisuseUnlessLenient(
                KernelLeniency.DeleteMutexHolder,
                PanicKind.MutexNotHeld,
                $"task {task.Name} {what} while it holds the mutex {mutex.Name}",
                "; give it first",
                "the mutex stays locked forever");
        }
    }

    /// <summary>Refuses what would leave a core without a task to run: the kernels would continue regardless.</summary>
    internal void AssertNotIdle(Tcb task, string what)
    {
        if (task.IsIdle)
        {
            Panics.Misuse(PanicKind.IdleTask, $"the idle task {task.Name} is to be {what}; it must always be ready, so that its core has a task to run");
        }
    }

    /// <summary>Refuses a task that could run on no core; the kernel smp never runs it.</summary>
    internal void AssertHasCore(CoreAffinity affinity, string task)
    {
        if (!affinity.HasCore)
        {
            Panics.MisuseUnlessLenient(
                KernelLeniency.AffinityWithoutCore,
                PanicKind.Argument,
                FormattableString.Invariant($"the affinity mask of task {task} is 0x{affinity.Mask:x}"),
                "; it needs bit 0 (core 0) or bit 1 (core 1)",
                "no core runs the task");
        }
    }

    // FreeRTOS: prvDeleteTCB
    private void FreeTask(Tcb task)
    {
        if (task.Call.IsInProgress)
        {
            task.Call.Operation.Abandon(ref task.Call);
        }

        task.IsFreed = true;
        Table.Remove(task);
        task.LocalStorage?.CallDeletionCallbacks(this, task);
        task.Body.Discard(task);
        Heap.Release(task.StackMemory);
        Heap.Release(ControlBlockMemory(task));
        task.Handle = null;
        LeaveHeap(task.StackMemory.Source);
    }

    /// <summary>The memory of a task's control block.</summary>
    internal HeapBlock ControlBlockMemory(Tcb task) => task.StackMemory == HeapBlock.None
        ? HeapBlock.None
        : new HeapBlock(_controlBlockBytes);

    private string Cut(string name) => ShownText.Beginning(name, Configuration.MaxTaskNameLength - 1);
}
