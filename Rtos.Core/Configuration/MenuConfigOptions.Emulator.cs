namespace Rtos.Core;

// The rows that do not exist in any firmware.
public static partial class MenuConfigOptions
{
    private static MenuConfigOption[] Emulator() =>
    [
        MenuConfigOption.OneOf("ESP32EMU_KERNEL", [.. KernelTable.Names], KernelTable.Default.Name,
            "The kernel that the device follows: FreeRTOS V11 on one core, ESP-IDF's on one or two, FreeRTOS V11 on two."),
        MenuConfigOption.Flag("ESP32EMU_PREEMPTION", true,
            "Whether a task made ready takes the core from a lower one at once (configUSE_PREEMPTION). Always true with the kernel idf."),
        MenuConfigOption.Flag("ESP32EMU_TIME_SLICING", true,
            "Whether the tick lets tasks of equal priority take turns (configUSE_TIME_SLICING). Always true with the kernel idf."),
        MenuConfigOption.Flag("ESP32EMU_IDLE_SHOULD_YIELD", false,
            "Whether the idle task gives way to other tasks of priority 0 (configIDLE_SHOULD_YIELD). Always false with the kernel idf.") with
        {
            DefaultNote = $"true; false with the kernel {WithKernel(k => k.IdleShouldYield == false)}",
            DefaultFor = config => MenuConfigValue.Of(KernelOf(config).IdleShouldYield != false),
        },
        MenuConfigOption.Flag("ESP32EMU_RUN_MULTIPLE_PRIORITIES", true,
            "Whether the two cores may run tasks of different priorities at once (configRUN_MULTIPLE_PRIORITIES). False only with the kernel smp."),
        MenuConfigOption.OneOf("ESP32EMU_TICK_CORE", ["CPU0", "CPU1"], "CPU0",
            "The core that gets the tick interrupt (configTICK_CORE). CPU1 only with the kernel smp."),
        MenuConfigOption.Number("ESP32EMU_MAX_PRIORITIES", ConfigurationRanges.MaxPriorities, 25, "priorities",
            "How many task priorities there are (configMAX_PRIORITIES); the highest is one less. ESP-IDF has 25."),
        MenuConfigOption.Number("ESP32EMU_HEAP_SIZE", 0, 16777216, ConfigurationRanges.UsualHeapBytes, "bytes",
            "The memory for tasks, stacks and kernel objects; 0 means no limit. The default is approximately what an empty program has on an ESP32."),
        MenuConfigOption.Number("ESP32EMU_OPERATIONS_PER_INSTANT", 1, 1000000000, 100000, "operations",
            "How many operations one instant of virtual time may hold before the device stops and reports a program that never waits."),
        MenuConfigOption.Number("ESP32EMU_STACK_FRAME_BYTES", 0, 4096, 96, "bytes",
            "The stack that one frame of a C# task takes when the frame does not declare its own size."),
        MenuConfigOption.Number("ESP32EMU_STACK_CALL_BYTES", 0, 4096, 160, "bytes",
            "The stack that a kernel call takes while it runs."),
        MenuConfigOption.Text("ESP32EMU_CALL_COSTS", 1, 255, CallCosts.None.ToString(),
            "The cycles that the kernel's own code takes: \"none\", \"measured\", or kinds of calls with their cycles, such as \"send=150,switch=200\"."),
        MenuConfigOption.Number("ESP32EMU_INITIAL_TICK", ConfigurationRanges.InitialTick, 0, "ticks",
            "The tick count at the start (configINITIAL_TICK_COUNT); a high one shows what happens when the counter wraps."),
        .. LeniencyRow.Options,
        .. Script(),
    ];

    private static MenuConfigOption[] Script() =>
    [
        PythonCycles("LOAD", 1, 60, "An instruction of a script that loads or stores a local variable or a constant."),
        PythonCycles("NAME", 1, 120, "An instruction of a script that finds a global name, imports or catches."),
        PythonCycles("ATTRIBUTE", 1, 240, "An instruction of a script that reads or writes an attribute or an element."),
        PythonCycles("BUILD", 1, 400, "An instruction of a script that makes a list, a dict and the like."),
        PythonCycles("OPERATOR", 1, 160, "An operator or a comparison of a script."),
        PythonCycles("JUMP", 1, 80, "A jump of a script: each turn of a loop, each branch."),
        PythonCycles("CALL", 1, 800, "A call or a return in a script."),
        PythonCycles("NATIVE", 0, 400, "A function of the interpreter, in addition to the call of it."),
        PythonCycles("EXCEPTION", 0, 2000, "Raising an exception in a script."),
    ];

    private static MenuConfigOption PythonCycles(string what, long least, long usual, string help) =>
        MenuConfigOption.Number($"ESP32EMU_PY_CYCLES_{what}", least, 1000000, usual, "cycles", help);
}
