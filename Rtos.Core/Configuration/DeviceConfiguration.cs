namespace Rtos.Core;

/// <summary>Describes one emulated chip: validated values, with units in their types.</summary>
/// <remarks>
/// The defaults are those of ESP-IDF on a dual-core chip, except that a plain <c>new DeviceConfiguration()</c>
/// has no heap limit. <see cref="MenuConfig"/> makes one from <c>menuconfig.json</c>.
/// </remarks>
public sealed record DeviceConfiguration
{
    /// <summary>Which kernel runs.</summary>
    /// <value>The default is <see cref="KernelKind.Idf"/>.</value>
    public KernelKind Kernel { get; init; } = KernelKind.Idf;

    /// <summary>The number of CPU cores. FreeRTOS: <c>configNUMBER_OF_CORES</c>.</summary>
    /// <value>1 for <see cref="KernelKind.FreeRtos"/>, 2 for <see cref="KernelKind.Smp"/>, 1 or 2 for <see cref="KernelKind.Idf"/>.</value>
    [FreeRtos("configNUMBER_OF_CORES")]
    public int Cores { get; init; } = 2;

    /// <summary>The CPU frequency, which turns cycles into seconds. FreeRTOS: <c>configCPU_CLOCK_HZ</c>.</summary>
    /// <value>Hertz; the default is 160 MHz.</value>
    [FreeRtos("configCPU_CLOCK_HZ")]
    public long CpuHertz { get; init; } = 160_000_000;

    /// <summary>The length of a tick, which C gives as a rate. FreeRTOS: <c>configTICK_RATE_HZ</c>.</summary>
    /// <value>At least 1 cycle; the default is 1,600,000: 100 ticks a second at 160 MHz.</value>
    [FreeRtos("configTICK_RATE_HZ")]
    public Cycles CyclesPerTick { get; init; } = new(1_600_000);

    /// <summary>Whether a task made ready may take the core from a lower one. FreeRTOS: <c>configUSE_PREEMPTION</c>.</summary>
    [FreeRtos("configUSE_PREEMPTION")]
    public bool Preemption { get; init; } = true;

    /// <summary>Whether the tick lets equal tasks take turns. FreeRTOS: <c>configUSE_TIME_SLICING</c>.</summary>
    [FreeRtos("configUSE_TIME_SLICING")]
    public bool TimeSlicing { get; init; } = true;

    /// <summary>Whether the idle task gives way to other tasks of priority 0. FreeRTOS: <c>configIDLE_SHOULD_YIELD</c>.</summary>
    [FreeRtos("configIDLE_SHOULD_YIELD")]
    public bool IdleShouldYield { get; init; }

    /// <summary>
    /// Whether the cores may run tasks of different priorities at the same time. If not, a core for which there is no task of the
    /// highest ready priority runs its idle task. FreeRTOS: <c>configRUN_MULTIPLE_PRIORITIES</c>.
    /// </summary>
    /// <value>The default is true; false only with <see cref="KernelKind.Smp"/>.</value>
    [FreeRtos("configRUN_MULTIPLE_PRIORITIES")]
    public bool RunMultiplePriorities { get; init; } = true;

    /// <summary>The core that gets the tick interrupt. FreeRTOS: <c>configTICK_CORE</c>.</summary>
    /// <value>The default is core 0; core 1 only with <see cref="KernelKind.Smp"/>.</value>
    [FreeRtos("configTICK_CORE")]
    public CoreId TickCore { get; init; } = CoreId.Core0;

    /// <summary>The number of priorities. FreeRTOS: <c>configMAX_PRIORITIES</c>.</summary>
    /// <value>2 to 64; the default is 25.</value>
    [FreeRtos("configMAX_PRIORITIES")]
    public int MaxPriorities { get; init; } = 25;

    /// <summary>The priority of the timer service task. FreeRTOS: <c>configTIMER_TASK_PRIORITY</c>.</summary>
    /// <value>0 to <see cref="MaxPriorities"/> - 1; the default is 1.</value>
    [FreeRtos("configTIMER_TASK_PRIORITY")]
    public int TimerTaskPriority { get; init; } = 1;

    /// <summary>The length of the timer command queue. FreeRTOS: <c>configTIMER_QUEUE_LENGTH</c>.</summary>
    /// <value>At least 1; the default is 10.</value>
    [FreeRtos("configTIMER_QUEUE_LENGTH")]
    public int TimerQueueLength { get; init; } = 10;

    /// <summary>The stack of the timer service task. FreeRTOS: <c>configTIMER_TASK_STACK_DEPTH</c>, <c>vApplicationGetTimerTaskMemory</c>.</summary>
    /// <value>Bytes; the default is 2048.</value>
    [FreeRtos("configTIMER_TASK_STACK_DEPTH", "vApplicationGetTimerTaskMemory")]
    public int TimerTaskStackBytes { get; init; } = 2048;

    /// <summary>Which cores the timer service task may run on, where there are two. FreeRTOS: <c>configTIMER_SERVICE_TASK_CORE_AFFINITY</c>.</summary>
    [FreeRtos("configTIMER_SERVICE_TASK_CORE_AFFINITY")]
    public CoreAffinity TimerTaskAffinity { get; init; } = CoreAffinity.Any;

    /// <summary>The name of the timer service task. FreeRTOS: <c>configTIMER_SERVICE_TASK_NAME</c>.</summary>
    [FreeRtos("configTIMER_SERVICE_TASK_NAME")]
    public string TimerTaskName { get; init; } = "Tmr Svc";

    /// <summary>Notification slots of each task. FreeRTOS: <c>configTASK_NOTIFICATION_ARRAY_ENTRIES</c>.</summary>
    /// <value>1 to 32; the default is 1.</value>
    [FreeRtos("configTASK_NOTIFICATION_ARRAY_ENTRIES")]
    public int NotificationEntries { get; init; } = 1;

    /// <summary>Thread-local storage pointers of each task. FreeRTOS: <c>configNUM_THREAD_LOCAL_STORAGE_POINTERS</c>.</summary>
    /// <value>0 to 256; the default is 1.</value>
    [FreeRtos("configNUM_THREAD_LOCAL_STORAGE_POINTERS")]
    public int ThreadLocalStoragePointers { get; init; } = 1;

    /// <summary>The longest task name, its terminator included. FreeRTOS: <c>configMAX_TASK_NAME_LEN</c>.</summary>
    /// <value>At least 1, which leaves no room for a name; the default is 16: names are cut at 15 characters.</value>
    [FreeRtos("configMAX_TASK_NAME_LEN")]
    public int MaxTaskNameLength { get; init; } = 16;

    /// <summary>
    /// The stack of each idle task. FreeRTOS: <c>configMINIMAL_STACK_SIZE</c>, <c>vApplicationGetIdleTaskMemory</c>,
    /// <c>vApplicationGetPassiveIdleTaskMemory</c>.
    /// </summary>
    /// <value>Bytes; the default is 1536.</value>
    [FreeRtos("configMINIMAL_STACK_SIZE", "vApplicationGetIdleTaskMemory", "vApplicationGetPassiveIdleTaskMemory")]
    public int IdleTaskStackBytes { get; init; } = 1536;

    /// <summary>The stack of the task <c>main</c>, which calls <c>app_main</c>. ESP-IDF: <c>CONFIG_ESP_MAIN_TASK_STACK_SIZE</c>.</summary>
    /// <value>Bytes; the default is 3584.</value>
    [EspIdf("CONFIG_ESP_MAIN_TASK_STACK_SIZE")]
    public int MainTaskStackBytes { get; init; } = 3584;

    /// <summary>Which cores the task <c>main</c> may run on. ESP-IDF: <c>CONFIG_ESP_MAIN_TASK_AFFINITY</c>.</summary>
    /// <value>The default is core 0.</value>
    [EspIdf("CONFIG_ESP_MAIN_TASK_AFFINITY")]
    public CoreAffinity MainTaskAffinity { get; init; } = CoreAffinity.Core0;

    /// <summary>The memory for task control blocks, stacks and kernel objects. FreeRTOS: <c>configTOTAL_HEAP_SIZE</c>.</summary>
    /// <value>Bytes; the default is 307,200, approximately what an empty program has on an ESP32. 0 means no limit.</value>
    [FreeRtos("configTOTAL_HEAP_SIZE")]
    public long HeapBytes { get; init; } = ConfigurationRanges.UsualHeapBytes;

    /// <summary>How the device detects that a task has used more stack than it has. FreeRTOS: <c>configCHECK_FOR_STACK_OVERFLOW</c>.</summary>
    [FreeRtos("configCHECK_FOR_STACK_OVERFLOW")]
    public StackOverflowCheck StackOverflowCheck { get; init; } = StackOverflowCheck.Canary;

    /// <summary>The stack that one frame of a C# task takes when it is not declared by <c>[StackFrame]</c>.</summary>
    /// <value>Bytes; the default is 96.</value>
    public int StackFrameBytes { get; init; } = 96;

    /// <summary>The stack that a kernel call takes while it runs.</summary>
    /// <value>Bytes; the default is 160.</value>
    public int StackCallBytes { get; init; } = 160;

    /// <summary>The most operations that one instant may hold; more than that count as an endless loop.</summary>
    /// <value>At least 1; the default is 100,000.</value>
    public int OperationsPerInstant { get; init; } = 100_000;

    /// <summary>The CPU time that the kernel's own code takes.</summary>
    /// <value>The default is <see cref="CallCosts.None"/>.</value>
    public CallCosts CallCosts { get; init; } = CallCosts.None;

    /// <summary>The tick count at the start. FreeRTOS: <c>configINITIAL_TICK_COUNT</c>.</summary>
    [FreeRtos("configINITIAL_TICK_COUNT")]
    public TickCount InitialTick { get; init; }

    /// <summary>
    /// The mistakes that are let pass as FreeRTOS lets them pass, each with a <see cref="DeviceDiagnostic"/> in
    /// <see cref="Device.Diagnostics"/>; the others stop the device with a panic.
    /// </summary>
    /// <value>The default is <see cref="KernelLeniency.None"/>.</value>
    public KernelLeniency AsTheKernel { get; init; }

    /// <summary>Whether a task may be created that can run on no core.</summary>
    internal bool MayLackCores => Kernel == KernelKind.Smp && (AsTheKernel & KernelLeniency.AffinityWithoutCore) != 0;

    /// <summary>The clock of a device of this configuration.</summary>
    internal DeviceClock Clock => new(CpuHertz, CyclesPerTick);
}
