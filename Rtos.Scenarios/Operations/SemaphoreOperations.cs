using System.Collections.Immutable;
using Rtos.Core;
using Rtos.Tasks;
using static Rtos.Scenarios.OperationArgument;

namespace Rtos.Scenarios;

/// <summary>Semaphores and mutexes in scenarios, and their operations.</summary>
internal static class SemaphoreOperations
{
    private static readonly OperationArgument Semaphore =
        new("semaphore", ArgumentKind.Object, ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex);

    private static readonly OperationArgument Counted =
        Semaphore with { Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting, ScenarioObjectType.Mutex, ScenarioObjectType.Recursive] };

    private static readonly OperationArgument IsrSemaphore = Semaphore with
    {
        Types = [ScenarioObjectType.Binary, ScenarioObjectType.Counting],
        Otherwise = (KernelLeniency.MutexFromISR, Counted.Types),
    };

    private static readonly OperationArgument Recursive = new("mutex", ArgumentKind.Object, ScenarioObjectType.Recursive);
    private static readonly OperationArgument AnyMutex = new("mutex", ArgumentKind.Object, ScenarioObjectType.Mutex, ScenarioObjectType.Recursive);

    /// <summary>The types of semaphores and mutexes.</summary>
    public static ImmutableArray<ObjectRow> Types { get; } =
    [
        new("binary", "a binary semaphore", ScenarioObjectType.Binary)
        {
            CName = "xSemaphoreCreateBinary",
            Deletion = QueueRows.Delete,
            Create = static (_, device, item) => device.CreateBinarySemaphore(item.Name),
            Final = ("queue", QueueOperations.FinalState),
        },
        new("counting", "a counting semaphore", ScenarioObjectType.Counting, ObjectField.Maximum, ObjectField.Initial)
        {
            CName = "xSemaphoreCreateCounting",
            Deletion = QueueRows.Delete,
            Create = static (_, device, item) => device.CreateCountingSemaphore(item.Name, item.Maximum, item.Initial),
            Final = ("queue", QueueOperations.FinalState),
        },
        new("mutex", "a mutex", ScenarioObjectType.Mutex)
        {
            CName = "xSemaphoreCreateMutex",
            Deletion = QueueRows.Delete,
            Create = static (_, device, item) => device.CreateMutex(item.Name),
            Final = ("queue", QueueOperations.FinalState),
        },
        new("recursive", "a recursive mutex", ScenarioObjectType.Recursive)
        {
            CName = "xSemaphoreCreateRecursiveMutex",
            Deletion = QueueRows.Delete,
            Create = static (_, device, item) => device.CreateRecursiveMutex(item.Name),
            Final = ("queue", QueueOperations.FinalState),
        },
    ];

    /// <summary>The operations of tasks and callbacks.</summary>
    public static ImmutableArray<OperationRow> Rows { get; } =
    [
        new(SemaphoreRows.Take, Semaphore, Wait) { Find = static (s, o) => Of(s, o).TakeCall },
        new(SemaphoreRows.Give, Semaphore) { Find = static (s, o) => Of(s, o).GiveCall },
        new(SemaphoreRows.TakeRecursive, Recursive, Wait) { Find = static (s, o) => s.Get<RtosRecursiveMutex>(o).TakeRecursiveCall },
        new(SemaphoreRows.GiveRecursive, Recursive) { Find = static (s, o) => s.Get<RtosRecursiveMutex>(o).GiveRecursiveCall },
        new(SemaphoreRows.Holder, AnyMutex) { Find = static (s, o) => s.Get<RtosMutexBase>(o).HolderCall },
        new(SemaphoreRows.Count, Counted) { Find = static (s, o) => s.Get<RtosSemaphoreBase>(o).CountCall },
    ];

    /// <summary>The operations of interrupts.</summary>
    public static ImmutableArray<OperationRow> FromISR { get; } =
    [
        new(SemaphoreRows.GiveFromISR, IsrSemaphore) { FromISR = static (s, o, isr) => _ = s.Get<RtosSemaphoreBase>(o) is RtosMutexBase mutex ? isr.GiveFromISR(mutex) : isr.GiveFromISR(s.Get<RtosSemaphore>(o)) },
        new(SemaphoreRows.TakeFromISR, IsrSemaphore) { FromISR = static (s, o, isr) => _ = s.Get<RtosSemaphoreBase>(o) is RtosMutexBase mutex ? isr.TakeFromISR(mutex) : isr.TakeFromISR(s.Get<RtosSemaphore>(o)) },
    ];

    private static IRtosSemaphore Of(ScenarioState state, ScenarioOperation operation) => (IRtosSemaphore)state.Get<RtosSemaphoreBase>(operation);
}
