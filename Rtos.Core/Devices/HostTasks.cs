namespace Rtos.Core;

/// <summary>Creates and deletes tasks for the host: before the start, or between two runs, as if core 0 had done it.</summary>
internal static class HostTasks
{
    /// <summary>The host creates a task.</summary>
    internal static Tcb CreateTaskFromHost(this Device device, in TaskDefinition definition)
    {
        device.Use.CheckMayChange("a task was to be created");
        if (device.Context != CodeContext.Host)
        {
            device.Misuse(PanicKind.WrongContext, $"task {definition.Name} is to be created by the host's call; inside a task, await task.CreateTask(…)");
        }

        ActOnCore0(device);
        var heap = device.Scheduler.Heap;
        return device.Scheduler.CreateTask(definition)
            ?? throw heap.NoRoomFor(
                $"task {definition.Name}", Heap.Cost(definition.StackBytes) + Heap.Cost(ObjectSizes.TaskControlBlock(device.Configuration)));
    }

    /// <summary>The host deletes a task.</summary>
    internal static void DeleteTaskFromHost(this Device device, Tcb task)
    {
        device.Use.CheckMayChange("a task was to be deleted");
        if (device.Context != CodeContext.Host)
        {
            device.Misuse(PanicKind.WrongContext, $"task {task.Name} is to be deleted by the host's call; inside a task, await task.Delete()");
        }

        ActOnCore0(device);
        device.Scheduler.Delete(task);
    }

    private static void ActOnCore0(Device device)
    {
        device.Scheduler.Panics.ThrowIfAny();
        device.Scheduler.Active = device.Scheduler.Cores[0];
        device.Loop.SettleAtNextRun();
    }
}
