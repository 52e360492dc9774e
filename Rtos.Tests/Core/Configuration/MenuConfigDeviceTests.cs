using System.Globalization;
using Rtos.Core;
using Rtos.MicroPython;
using Rtos.Thread;

namespace Rtos.Tests.Core.Configuration;

[TestClass]
public sealed class MenuConfigDeviceTests
{
    [TestMethod]
    public void ToDeviceConfiguration_Defaults_AreThoseOfTheRecordWithAHeapLimit()
        => Assert.AreEqual(new DeviceConfiguration(), MenuConfig.Default.ToDeviceConfiguration());

    [TestMethod]
    public void ToDeviceConfiguration_EveryProperty_ComesFromItsOption()
    {
        var config = MenuConfig.Parse(
            """
            {
              "ESP32EMU_KERNEL": "freertos", "ESP_DEFAULT_CPU_FREQ_MHZ": 240, "FREERTOS_HZ": 7,
              "ESP32EMU_PREEMPTION": false, "ESP32EMU_TIME_SLICING": false, "ESP32EMU_IDLE_SHOULD_YIELD": true,
              "ESP32EMU_MAX_PRIORITIES": 32, "ESP32EMU_HEAP_SIZE": 0, "ESP32EMU_OPERATIONS_PER_INSTANT": 17,
              "ESP32EMU_STACK_FRAME_BYTES": 64, "ESP32EMU_STACK_CALL_BYTES": 32, "ESP32EMU_INITIAL_TICK": 4294967295,
              "FREERTOS_TIMER_SERVICE_TASK_NAME": "timers", "FREERTOS_TIMER_TASK_PRIORITY": 24,
              "FREERTOS_TIMER_TASK_STACK_DEPTH": 4096, "FREERTOS_TIMER_QUEUE_LENGTH": 20,
              "FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY": "CPU0", "FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES": 3,
              "FREERTOS_MAX_TASK_NAME_LEN": 8, "FREERTOS_IDLE_TASK_STACKSIZE": 1024,
              "FREERTOS_CHECK_STACKOVERFLOW": "PTRVAL", "ESP_MAIN_TASK_STACK_SIZE": 8192,
              "ESP_MAIN_TASK_AFFINITY": "NO_AFFINITY"
            }
            """,
            "t");
        var expected = new DeviceConfiguration
        {
            Kernel = KernelKind.FreeRtos,
            Cores = 1,
            CpuHertz = 240_000_000,
            CyclesPerTick = new Cycles(34_285_714),
            Preemption = false,
            TimeSlicing = false,
            IdleShouldYield = true,
            MaxPriorities = 32,
            TimerTaskPriority = 24,
            TimerQueueLength = 20,
            TimerTaskStackBytes = 4096,
            TimerTaskAffinity = CoreAffinity.Core0,
            TimerTaskName = "timers",
            NotificationEntries = 3,
            MaxTaskNameLength = 8,
            IdleTaskStackBytes = 1024,
            MainTaskStackBytes = 8192,
            MainTaskAffinity = CoreAffinity.Any,
            HeapBytes = 0,
            StackOverflowCheck = StackOverflowCheck.PointerValue,
            StackFrameBytes = 64,
            StackCallBytes = 32,
            OperationsPerInstant = 17,
            InitialTick = new TickCount(uint.MaxValue),
        };
        Assert.AreEqual(expected, config.ToDeviceConfiguration());
    }

    [TestMethod]
    [DataRow("freertos", KernelKind.FreeRtos, 1, true)]
    [DataRow("idf", KernelKind.Idf, 2, false)]
    [DataRow("smp", KernelKind.Smp, 2, true)]
    public void ToDeviceConfiguration_Kernel_DecidesCoresAndIdleYield(string kernel, KernelKind kind, int cores, bool idleShouldYield)
    {
        var device = MenuConfig.FromPairs([new("ESP32EMU_KERNEL", kernel)]).ToDeviceConfiguration();
        Assert.AreEqual(kind, device.Kernel);
        Assert.AreEqual(cores, device.Cores);
        Assert.AreEqual(idleShouldYield, device.IdleShouldYield);
    }

    [TestMethod]
    public void ToDeviceConfiguration_IdfUnicore_HasOneCore()
        => Assert.AreEqual(1, MenuConfig.FromPairs([new("FREERTOS_UNICORE", "y")]).ToDeviceConfiguration().Cores);

    [TestMethod]
    [DataRow("CPU0", "0")]
    [DataRow("CPU1", "1")]
    [DataRow("NO_AFFINITY", "any")]
    public void ToDeviceConfiguration_Affinities_AreCores(string choice, string expected)
    {
        var device = MenuConfig.FromPairs(
            [new("ESP_MAIN_TASK_AFFINITY", choice), new("FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY", choice)]).ToDeviceConfiguration();
        Assert.AreEqual(expected, device.MainTaskAffinity.ToString());
        Assert.AreEqual(expected, device.TimerTaskAffinity.ToString());
    }

    [TestMethod]
    [DataRow("NONE", StackOverflowCheck.None)]
    [DataRow("PTRVAL", StackOverflowCheck.PointerValue)]
    [DataRow("CANARY", StackOverflowCheck.Canary)]
    public void ToDeviceConfiguration_StackCheck_IsTheMethod(string choice, StackOverflowCheck expected)
        => Assert.AreEqual(expected, MenuConfig.FromPairs([new("FREERTOS_CHECK_STACKOVERFLOW", choice)]).ToDeviceConfiguration().StackOverflowCheck);

    [TestMethod]
    public void All_EveryOption_ChangesTheDeviceOrTheThreads()
    {
        // With the kernel freertos everything can be changed that one core allows; the rest with idf or smp.
        string[] twoCores =
        [
            "FREERTOS_UNICORE", "MICROPY_USE_BOTH_CORES", "ESP_MAIN_TASK_AFFINITY", "FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY",
        ];
        foreach (var option in MenuConfigOptions.All)
        {
            KeyValuePair<string, string?> kernel = new(
                "ESP32EMU_KERNEL",
                option.Name is "ESP32EMU_RUN_MULTIPLE_PRIORITIES" or "ESP32EMU_TICK_CORE" ? "smp" : twoCores.Contains(option.Name) ? "idf" : "freertos");
            KeyValuePair<string, string?>[] before = option.Name == kernel.Key ? [] : [kernel];
            var old = MenuConfig.FromPairs(before);
            var changed = MenuConfig.FromPairs([.. before, new(option.Name, Other(option, old))]);
            Assert.AreNotEqual(
                (old.ToDeviceConfiguration(), ThreadLimits.FromMenuConfig(old), ScriptOptions.FromMenuConfig(old)),
                (changed.ToDeviceConfiguration(), ThreadLimits.FromMenuConfig(changed), ScriptOptions.FromMenuConfig(changed)),
                option.Name);
        }
    }

    private static string Digits(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Other(MenuConfigOption option, MenuConfig old)
    {
        var value = old.ToPairs().Single(pair => pair.Key == option.Name).Value!;
        return option.Type switch
        {
            MenuConfigType.Flag => value == "true" ? "false" : "true",
            _ when option.Name == "ESP32EMU_CALL_COSTS" => "measured",
            MenuConfigType.Text => value + "2",
            _ when option.Choices.Count > 0 => option.Choices.First(choice => choice != value),
            _ => Digits(value == Digits(option.Minimum) ? option.Minimum + 1 : option.Minimum),
        };
    }
}
