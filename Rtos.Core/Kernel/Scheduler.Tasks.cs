namespace Rtos.Core;

/// <content>Creation, deletion and what the idle task frees.</content>
internal sealed partial class Scheduler
{
    private readonly int _controlBlockBytes;
    private uint _taskNumber;

    /// <summary>FreeRTOS: <c>uxDeletedTasksWaitingCleanUp</c>.</summary>
    internal int DeletedTasksWaitingCleanUp { get; private set; }

    /// <summary>
    /// Makes a task and makes it ready; null when the heap has no room for its stack and control block.
    /// FreeRTOS: <c>xTaskCreate</c>, <c>xTaskCreatePinnedToCore</c>, <c>xTaskCreateAffinitySet</c>.
    /// </summary>
    internal Tcb? CreateTask(in TaskDefinition definition)
    {
        var name = Cut(definition.Name);
        if (Device.AllocateOrReport(definition.StackBytes, definition.Memory) is not { } stack)
        {
            return null;
        }

        if (Device.AllocateOrReport(_controlBlockBytes, definition.Memory) is null)
        {
            Device.Heap.Release(stack);
            return null;
        }

        var task = new Tcb(
            name,
            definition.Priority,
            Flavor.AffinityOf(definition.Affinity),
            Configuration.NotificationEntries)
        {
            IsIdle = definition.IsIdle,
            Stack = new StackBudget(definition.StackBytes, stack),
        };
        Table.Add(task);
        task.Body = definition.Body;
        task.Body.Attach(Device, task);
        task.EventItem.Value = PriorityKey(definition.Priority);
        AddNewTaskToReadyList(task);
        return task;
    }

    /// <summary>FreeRTOS: <c>vTaskDelete</c>.</summary>
    internal void Delete(Tcb task)
    {
        AssertNotIdle(task, "deleted (vTaskDelete)");
        AssertHoldsNoMutex(task, "is deleted (vTaskDelete)");
        Device.Hooks.CallTaskPreDeletion(task.Name);
        Device.TaskDeleting?.Invoke(task);
        RemoveFromState(task);
        RemoveFromEvent(task);
        _taskNumber++;
        if (IsRunning && Flavor.IsRunningOrYielding(task))
        {
            Terminated.InsertEnd(task);
            DeletedTasksWaitingCleanUp++;
            Flavor.YieldCoreOf(task, KernelWord.Delete);
            ExitCritical();
        }
        else
        {
            NumberOfTasks--;
            ExitCritical();
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
            var task = Flavor.NextToFree();
            if (task is not null)
            {
                Terminated.Remove(task);
                NumberOfTasks--;
                DeletedTasksWaitingCleanUp--;
            }

            ExitCritical();
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

    /// <summary>Takes the state item off whatever list holds it.</summary>
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

    /// <summary>Takes the event item off whatever list holds it.</summary>
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
            Flavor.Note(task);
        }

        task.Number = ++_taskNumber;
        Ready.Add(task);
        if (IsRunning)
        {
            Flavor.YieldForReadied(task, orEqual: true);
        }

        ExitCritical();
    }

    /// <summary>Refuses the end of a task that holds a mutex: the kernels leave it locked forever, its holder a pointer to freed memory.</summary>
    internal void AssertHoldsNoMutex(Tcb task, string what)
    {
        if (task.MutexesHeld != 0)
        {
            var mutex = Device.Objects.FirstOrDefault(o => o.IsHeldBy(task));
            Device.Misuse($"task {task.Name} {what} while it holds the mutex {mutex?.Name}; give it first");
        }
    }

    /// <summary>Refuses what would leave a core without a task to run: the kernels go on all the same.</summary>
    internal void AssertNotIdle(Tcb task, string what)
    {
        if (task.IsIdle)
        {
            Device.Misuse($"the idle task {task.Name} is to be {what}; it must always be ready, so that its core has a task to run");
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
        task.LocalStorage?.CallDeletionCallbacks(Device, task);
        task.Body.Discard(task);
        Device.Heap.Release(task.StackMemory);
        Device.Heap.Release(ControlBlockMemory(task));
        task.Handle = null;
    }

    /// <summary>The memory of a task's control block.</summary>
    internal HeapBlock ControlBlockMemory(Tcb task) => task.StackMemory == HeapBlock.None
        ? HeapBlock.None
        : new HeapBlock(_controlBlockBytes);

    private string Cut(string name) => ShownText.Beginning(name, Configuration.MaxTaskNameLength - 1);
}
