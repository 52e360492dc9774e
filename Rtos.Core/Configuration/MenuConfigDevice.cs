namespace Rtos.Core;

/// <summary>Turns settings into the configuration of a device.</summary>
internal static class MenuConfigDevice
{
    internal static DeviceConfiguration Create(MenuConfig config)
    {
        var cpuHertz = checked(config.GetNumber("ESP_DEFAULT_CPU_FREQ_MHZ") * 1_000_000);
        return new DeviceConfiguration
        {
            Kernel = MenuConfigOptions.KernelOf(config).Kind,
            Cores = config.GetFlag("FREERTOS_UNICORE") ? 1 : 2,
            CpuHertz = cpuHertz,

            // Rounded down, as the port's tick divisor is.
            CyclesPerTick = new Cycles(cpuHertz / config.GetNumber("FREERTOS_HZ")),
            Preemption = config.GetFlag("ESP32EMU_PREEMPTION"),
            TimeSlicing = config.GetFlag("ESP32EMU_TIME_SLICING"),
            IdleShouldYield = config.GetFlag("ESP32EMU_IDLE_SHOULD_YIELD"),
            TickCore = (CoreId)config.GetChoice("ESP32EMU_TICK_CORE"),
            RunMultiplePriorities = config.GetFlag("ESP32EMU_RUN_MULTIPLE_PRIORITIES"),
            MaxPriorities = Int(config, "ESP32EMU_MAX_PRIORITIES"),
            TimerTaskPriority = Int(config, "FREERTOS_TIMER_TASK_PRIORITY"),
            TimerQueueLength = Int(config, "FREERTOS_TIMER_QUEUE_LENGTH"),
            TimerTaskStackBytes = Int(config, "FREERTOS_TIMER_TASK_STACK_DEPTH"),
            TimerTaskAffinity = Affinity(config, "FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY"),
            TimerTaskName = config.GetText("FREERTOS_TIMER_SERVICE_TASK_NAME"),
            ThreadLocalStoragePointers = Int(config, "FREERTOS_THREAD_LOCAL_STORAGE_POINTERS"),
            NotificationEntries = Int(config, "FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES"),
            MaxTaskNameLength = Int(config, "FREERTOS_MAX_TASK_NAME_LEN"),
            IdleTaskStackBytes = Int(config, "FREERTOS_IDLE_TASK_STACKSIZE"),
            MainTaskStackBytes = Int(config, "ESP_MAIN_TASK_STACK_SIZE"),
            MainTaskAffinity = Affinity(config, "ESP_MAIN_TASK_AFFINITY"),
            HeapBytes = config.GetNumber("ESP32EMU_HEAP_SIZE"),
            StackOverflowCheck = MenuConfigChoices.OverflowChecks[config.GetChoice("FREERTOS_CHECK_STACKOVERFLOW")].Value,
            StackFrameBytes = Int(config, "ESP32EMU_STACK_FRAME_BYTES"),
            StackCallBytes = Int(config, "ESP32EMU_STACK_CALL_BYTES"),
            OperationsPerInstant = Int(config, "ESP32EMU_OPERATIONS_PER_INSTANT"),
            CallCosts = CallCosts.Parse(config.GetText("ESP32EMU_CALL_COSTS")),
            InitialTick = new TickCount(checked((uint)config.GetNumber("ESP32EMU_INITIAL_TICK"))),
            AsTheKernel = LeniencyRow.Of(config),
        };
    }

    private static int Int(MenuConfig config, string name) => checked((int)config.GetNumber(name));

    private static CoreAffinity Affinity(MenuConfig config, string name) => MenuConfigChoices.Affinities[config.GetChoice(name)].Value;
}
