namespace Rtos.Core;

/// <summary>One of the mistakes that may be let pass: its names in the files of settings.</summary>
/// <param name="Place">The mistake.</param>
/// <param name="Name">Its name in the <c>kernel</c> block of a scenario.</param>
/// <param name="Option">Its option in <c>menuconfig.json</c>.</param>
/// <param name="Help">What the option decides.</param>
internal sealed record LeniencyRow(KernelLeniency Place, string Name, string Option, string Help)
{
    /// <summary>The values of the options: the default, and the one that lets the mistake pass.</summary>
    internal static readonly string[] Values = ["strict", "kernel"];

    internal static readonly LeniencyRow[] All =
    [
        new(KernelLeniency.DeleteMutexHolder, "deleteMutexHolder", "ESP32EMU_DELETE_MUTEX_HOLDER",
            "A task that holds a mutex is deleted or ends: a panic, or as in the kernel, where the mutex stays locked forever."),
        new(KernelLeniency.DeleteHeldMutex, "deleteHeldMutex", "ESP32EMU_DELETE_HELD_MUTEX",
            "A mutex that a task holds is deleted: a panic, or as in the kernel, where the holder still counts as holding one."),
        new(KernelLeniency.DeleteAwaitedObject, "deleteAwaitedObject", "ESP32EMU_DELETE_AWAITED_OBJECT",
            "An object is deleted for which a task waits: a panic, or as in the kernel, where only its time-out wakes the task. FreeRTOS V11 lets only stream buffers pass."),
        new(KernelLeniency.DeleteSetMember, "deleteSetMember", "ESP32EMU_DELETE_SET_MEMBER",
            "A queue or semaphore is deleted while it belongs to a queue set: a panic, or as in the kernel, where the set may still return it."),
        new(KernelLeniency.AffinityWithoutCore, "affinityWithoutCore", "ESP32EMU_AFFINITY_WITHOUT_CORE",
            "A task is to run on none of the cores that exist, with the kernel smp: a panic, or as in the kernel, where it never runs."),
        new(KernelLeniency.MutexFromISR, "mutexFromISR", "ESP32EMU_MUTEX_FROM_ISR",
            "An interrupt takes or gives a mutex: a panic, or as in the kernel, where the mutex has no holder then."),
        new(KernelLeniency.StorageIndexOutOfRange, "storageIndexOutOfRange", "ESP32EMU_STORAGE_INDEX_OUT_OF_RANGE",
            "A thread-local storage pointer that does not exist is used: an exception, or as in the kernel, where it reads as null and setting it does nothing."),
    ];

    /// <summary>The names for scenarios.</summary>
    internal static string[] Names { get; } = Array.ConvertAll(All, row => row.Name);

    /// <summary>The rows as options.</summary>
    internal static IEnumerable<MenuConfigOption> Options => All.Select(row => MenuConfigOption.OneOf(row.Option, Values, Values[0], row.Help));

    /// <summary>What the options of a configuration let pass.</summary>
    internal static KernelLeniency Of(MenuConfig config) =>
        All.Where(row => config.GetChoice(row.Option) == 1).Aggregate(KernelLeniency.None, (all, row) => all | row.Place);
}
