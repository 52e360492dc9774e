namespace Rtos.Core;

// The rows from ESP-IDF's components/freertos/Kconfig, with its ranges and defaults.
public static partial class MenuConfigOptions
{
    private static MenuConfigOption[] Kernel() =>
    [
        MenuConfigOption.Flag("FREERTOS_UNICORE", false,
            "Runs the kernel on core 0 only. The kernel freertos always does, the kernel smp never.") with
        {
            DefaultNote = $"false; true with the kernel {WithKernel(k => k.IsUnicore == true)}",
            DefaultFor = config => MenuConfigValue.Of(KernelOf(config).IsUnicore == true),
        },
        MenuConfigOption.Number("FREERTOS_HZ", 1, 1000, 100, "Hz",
            "How many ticks there are in a second. A tick takes the CPU frequency divided by this, in cycles, rounded down."),
        MenuConfigOption.Number("FREERTOS_MAX_TASK_NAME_LEN", ConfigurationRanges.MaxTaskNameLength, 16, "characters",
            "Room for a task's name, the terminating zero included: longer names are cut to one character less than this."),
        MenuConfigOption.Number("FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES", ConfigurationRanges.NotificationEntries, 1, "entries",
            "How many notification slots each task has; the indexed notification calls take an index below this."),
        MenuConfigOption.Number("FREERTOS_THREAD_LOCAL_STORAGE_POINTERS", ConfigurationRanges.ThreadLocalStoragePointers, 1, "pointers",
            "How many thread-local storage pointers each task has."),
        MenuConfigOption.Number("FREERTOS_IDLE_TASK_STACKSIZE", 768, 32768, 1536, "bytes",
            "The stack of each core's idle task."),
        MenuConfigOption.OneOf("FREERTOS_CHECK_STACKOVERFLOW", MenuConfigChoices.Names(MenuConfigChoices.OverflowChecks), "CANARY",
            "How a task's stack overflow is noticed when it is switched out: not at all, by the stack in use at the switch, "
            + "or by the deepest use since the last switch."),
    ];

    private static MenuConfigOption[] Timers() =>
    [
        MenuConfigOption.Text("FREERTOS_TIMER_SERVICE_TASK_NAME", 1, 255, "Tmr Svc",
            "The name of the task that runs the callbacks of software timers; cut as other task names are."),
        MenuConfigOption.Number("FREERTOS_TIMER_TASK_PRIORITY", 1, 25, 1, "",
            "The priority of the timer service task; it must be below ESP32EMU_MAX_PRIORITIES."),
        MenuConfigOption.Number("FREERTOS_TIMER_TASK_STACK_DEPTH", 1536, 32768, 2048, "bytes",
            "The stack of the timer service task."),
        MenuConfigOption.Number("FREERTOS_TIMER_QUEUE_LENGTH", 5, 20, 10, "commands",
            "How many timer commands may wait for the timer service task; with a full queue a timer call waits or fails."),
        MenuConfigOption.OneOf("FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY", MenuConfigChoices.Names(MenuConfigChoices.Affinities), "NO_AFFINITY",
            "The core that the timer service task is pinned to. CPU1 needs two cores."),
    ];
}
