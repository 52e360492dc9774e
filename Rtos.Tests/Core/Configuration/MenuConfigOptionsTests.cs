using Rtos.Core;

namespace Rtos.Tests.Core.Configuration;

[TestClass]
public sealed class MenuConfigOptionsTests
{
    // Written out by hand, not taken from the table: a changed range or default must be changed here too.
    private const string Expected =
        """
        FREERTOS_UNICORE: true or false (default false; true with the kernel freertos)
        FREERTOS_HZ: 1 to 1000 (default 100) Hz
        FREERTOS_MAX_TASK_NAME_LEN: 1 to 256 (default 16) characters
        FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES: 1 to 32 (default 1) entries
        FREERTOS_THREAD_LOCAL_STORAGE_POINTERS: 0 to 256 (default 1) pointers
        FREERTOS_IDLE_TASK_STACKSIZE: 768 to 32768 (default 1536) bytes
        FREERTOS_CHECK_STACKOVERFLOW: "NONE", "PTRVAL" or "CANARY" (default "CANARY")
        FREERTOS_TIMER_SERVICE_TASK_NAME: a string of 1 to 255 printable ASCII characters (default "Tmr Svc")
        FREERTOS_TIMER_TASK_PRIORITY: 1 to 25 (default 1)
        FREERTOS_TIMER_TASK_STACK_DEPTH: 1536 to 32768 (default 2048) bytes
        FREERTOS_TIMER_QUEUE_LENGTH: 5 to 20 (default 10) commands
        FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY: "CPU0", "CPU1" or "NO_AFFINITY" (default "NO_AFFINITY")
        ESP_DEFAULT_CPU_FREQ_MHZ: 80, 160 or 240 (default 160) MHz
        ESP_MAIN_TASK_STACK_SIZE: 768 to 131072 (default 3584) bytes
        ESP_MAIN_TASK_AFFINITY: "CPU0", "CPU1" or "NO_AFFINITY" (default "CPU0")
        MICROPY_THREAD_MAX_THREADS: 1 to 16 (default 4) threads
        MICROPY_THREAD_STACK_SIZE: 2 to 32 (default 4) KB
        MICROPY_TASK_PRIORITY: 1 to 20 (default 5, or the highest priority if that is lower)
        MICROPY_STACK_SIZE: 6 to 64 (default 20) KB
        MICROPY_USE_BOTH_CORES: true or false (default false)
        MICROPY_PY_THREAD_GIL_VM_DIVISOR: 0 to 64 (default 32)
        MICROPY_HEAP_SIZE: 16 to 4096 (default 96) KB
        ESP32EMU_KERNEL: "freertos", "idf" or "smp" (default "idf")
        ESP32EMU_PREEMPTION: true or false (default true)
        ESP32EMU_TIME_SLICING: true or false (default true)
        ESP32EMU_IDLE_SHOULD_YIELD: true or false (default true; false with the kernel idf)
        ESP32EMU_RUN_MULTIPLE_PRIORITIES: true or false (default true)
        ESP32EMU_TICK_CORE: "CPU0" or "CPU1" (default "CPU0")
        ESP32EMU_MAX_PRIORITIES: 2 to 64 (default 25) priorities
        ESP32EMU_HEAP_SIZE: 0 to 16777216 (default 307200) bytes
        ESP32EMU_OPERATIONS_PER_INSTANT: 1 to 1000000000 (default 100000) operations
        ESP32EMU_STACK_FRAME_BYTES: 0 to 4096 (default 96) bytes
        ESP32EMU_STACK_CALL_BYTES: 0 to 4096 (default 160) bytes
        ESP32EMU_CALL_COSTS: a string of 1 to 255 printable ASCII characters (default "none")
        ESP32EMU_INITIAL_TICK: 0 to 4294967295 (default 0) ticks
        ESP32EMU_DELETE_MUTEX_HOLDER: "strict" or "kernel" (default "strict")
        ESP32EMU_DELETE_HELD_MUTEX: "strict" or "kernel" (default "strict")
        ESP32EMU_DELETE_AWAITED_OBJECT: "strict" or "kernel" (default "strict")
        ESP32EMU_DELETE_SET_MEMBER: "strict" or "kernel" (default "strict")
        ESP32EMU_AFFINITY_WITHOUT_CORE: "strict" or "kernel" (default "strict")
        ESP32EMU_MUTEX_FROM_ISR: "strict" or "kernel" (default "strict")
        ESP32EMU_STORAGE_INDEX_OUT_OF_RANGE: "strict" or "kernel" (default "strict")
        ESP32EMU_PY_CYCLES_LOAD: 1 to 1000000 (default 60) cycles
        ESP32EMU_PY_CYCLES_NAME: 1 to 1000000 (default 120) cycles
        ESP32EMU_PY_CYCLES_ATTRIBUTE: 1 to 1000000 (default 240) cycles
        ESP32EMU_PY_CYCLES_BUILD: 1 to 1000000 (default 400) cycles
        ESP32EMU_PY_CYCLES_OPERATOR: 1 to 1000000 (default 160) cycles
        ESP32EMU_PY_CYCLES_JUMP: 1 to 1000000 (default 80) cycles
        ESP32EMU_PY_CYCLES_CALL: 1 to 1000000 (default 800) cycles
        ESP32EMU_PY_CYCLES_NATIVE: 0 to 1000000 (default 400) cycles
        ESP32EMU_PY_CYCLES_EXCEPTION: 0 to 1000000 (default 2000) cycles
        """;

    public static IEnumerable<object[]> Numbers
        => MenuConfigOptions.All.Where(option => option.Type == MenuConfigType.Number).Select(option => new object[] { option.Name });

    [TestMethod]
    public void All_Rows_HaveTheDocumentedRangesAndDefaults()
    {
        var rows = MenuConfigOptions.All.Select(option =>
            $"{option.Name}: {option.Constraint} (default {option.DefaultInWords}) {option.Unit}".TrimEnd());
        Assert.AreEqual(Expected, string.Join('\n', rows));
    }

    [TestMethod]
    public void All_Rows_HaveGroupAndHelpInSentences()
    {
        foreach (var option in MenuConfigOptions.All)
        {
            Assert.AreNotEqual("", option.Group, option.Name);
            Assert.IsTrue(option.Help.Length > 20 && option.Help.EndsWith('.'), option.Name);
            Assert.IsFalse(option.Help.Contains('|'), $"{option.Name}: a bar would break the table of the documentation");
        }
    }

    [TestMethod]
    public void All_Defaults_AreAcceptedAsValues()
    {
        foreach (var option in MenuConfigOptions.All)
        {
            var config = MenuConfig.FromPairs([new(option.Name, option.Default)]);
            Assert.IsTrue(config.ToPairs().Contains(new(option.Name, option.Default)), option.Name);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Numbers))]
    public void Parse_NumberAtTheLimits_IsTakenAndOneBeyondIsRefused(string name)
    {
        var option = MenuConfigOptions.Find(name)!;

        // The widest surroundings: 64 priorities admit every priority.
        var others = name == "ESP32EMU_MAX_PRIORITIES" ? "" : """, "ESP32EMU_MAX_PRIORITIES": 64""";
        foreach (var value in new[] { option.Minimum, option.Maximum })
        {
            Assert.AreEqual(value, MenuConfig.Parse($$"""{ "{{name}}": {{value}}{{others}} }""", "t").GetNumber(name));
        }

        foreach (var value in new[] { option.Minimum - 1, option.Maximum + 1 })
        {
            var error = Assert.ThrowsExactly<MenuConfigException>(() => MenuConfig.Parse($$"""{ "{{name}}": {{value}}{{others}} }""", "t"));
            Assert.AreEqual($"t(1,3): {name} is {value}; it must be {option.Constraint} (default {option.DefaultInWords})", error.Message);
            Assert.AreEqual(name, error.Option);
        }
    }

    [TestMethod]
    public void Find_WithAndWithoutPrefix_IsTheSameRow()
    {
        Assert.AreSame(MenuConfigOptions.Find("FREERTOS_HZ"), MenuConfigOptions.Find("CONFIG_FREERTOS_HZ"));
        Assert.IsNull(MenuConfigOptions.Find("freertos_hz"));
        Assert.IsNull(MenuConfigOptions.Find("CONFIG_CONFIG_FREERTOS_HZ"));
    }
}
