namespace Rtos.Core;

// The rows of ESP-IDF's system component and of Loboris' MicroPython firmware.
public static partial class MenuConfigOptions
{
    private static MenuConfigOption[] Chip() =>
    [
        MenuConfigOption.OneOf("ESP_DEFAULT_CPU_FREQ_MHZ", [80, 160, 240], 160, "MHz",
            "The frequency of both cores, which turns CPU cycles into seconds."),
        MenuConfigOption.Number("ESP_MAIN_TASK_STACK_SIZE", 768, 131072, 3584, "bytes",
            "The stack of the task main, which calls app_main."),
        MenuConfigOption.OneOf("ESP_MAIN_TASK_AFFINITY", MenuConfigChoices.Names(MenuConfigChoices.Affinities), "CPU0",
            "The core that the task main is pinned to. CPU1 needs two cores."),
    ];

    private static MenuConfigOption[] MicroPython() =>
    [
        MenuConfigOption.Number("MICROPY_THREAD_MAX_THREADS", 1, 16, 4, "threads",
            "How many threads with a name (Loboris) may exist at a time, the main one not counted; starting one more is an OSError. Threads without a name (Pycom) are not limited."),
        MenuConfigOption.Number("MICROPY_THREAD_STACK_SIZE", 2, 32, 4, "KB",
            "The stack of a thread for which the program asks no other size."),
        MenuConfigOption.Number("MICROPY_TASK_PRIORITY", 1, 20, 5, "",
            "The priority of the task of the main thread, and of every thread; it must be below ESP32EMU_MAX_PRIORITIES.") with
        {
            DefaultNote = "5, or the highest priority if that is lower",
            DefaultFor = config => MenuConfigValue.Of(Math.Min(5, config.GetNumber("ESP32EMU_MAX_PRIORITIES") - 1)),
        },
        MenuConfigOption.Number("MICROPY_STACK_SIZE", 6, 64, 20, "KB",
            "The stack of the main thread."),
        MenuConfigOption.Flag("MICROPY_USE_BOTH_CORES", false,
            "Lets threads run on either core. Otherwise they are pinned: to core 1, or to the only core. Needs two cores."),
        MenuConfigOption.Number("MICROPY_PY_THREAD_GIL_VM_DIVISOR", 0, 64, 32, "",
            "How many jumps (loops, branches) a thread makes in a function before it gives other threads a turn; 0 is at every jump."),
        MenuConfigOption.Number("MICROPY_HEAP_SIZE", 16, 4096, 96, "KB",
            "The heap of Python objects; it does not come out of ESP32EMU_HEAP_SIZE."),
    ];
}
