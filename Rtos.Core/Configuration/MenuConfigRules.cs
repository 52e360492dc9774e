namespace Rtos.Core;

/// <summary>What the values of several options have to do with each other.</summary>
internal static class MenuConfigRules
{
    // What a kernel fixes; a setting may only say the same.
    private static readonly (string Kernel, string Option, string Value)[] Fixed =
    [
        ("idf", "ESP32EMU_PREEMPTION", "true"),
        ("idf", "ESP32EMU_TIME_SLICING", "true"),
        ("idf", "ESP32EMU_IDLE_SHOULD_YIELD", "false"),
        ("smp", "FREERTOS_UNICORE", "false"),
        ("freertos", "FREERTOS_UNICORE", "true"),
    ];

    private static readonly string[] Priorities = ["FREERTOS_TIMER_TASK_PRIORITY", "MICROPY_TASK_PRIORITY"];

    // What makes no sense with one core, as in Kconfig.
    private static readonly (string Option, string Value)[] NeedsTwoCores =
    [
        ("FREERTOS_TIMER_SERVICE_TASK_CORE_AFFINITY", "CPU1"),
        ("ESP_MAIN_TASK_AFFINITY", "CPU1"),
        ("MICROPY_USE_BOTH_CORES", "true"),
    ];

    /// <summary>Why a setting contradicts the others.</summary>
    /// <returns>The reason, or null if all is well with it.</returns>
    internal static string? Contradiction(MenuConfig config, MenuConfigEntry entry)
    {
        var name = entry.Option.Name;
        var kernel = config.GetText("ESP32EMU_KERNEL");
        foreach (var rule in Fixed)
        {
            if (rule.Option == name && rule.Kernel == kernel && rule.Value != entry.Value)
            {
                return $"{name} is {entry.Value}; with the kernel {kernel} (ESP32EMU_KERNEL) it is always {rule.Value}";
            }
        }

        var count = config.GetNumber("ESP32EMU_MAX_PRIORITIES");
        if (Priorities.Contains(name) && config.GetNumber(name) >= count)
        {
            return FormattableString.Invariant($"{name} is {entry.Value}; it must be below ESP32EMU_MAX_PRIORITIES, which is {count}");
        }

        return config.GetFlag("FREERTOS_UNICORE") && NeedsTwoCores.Contains((name, entry.Value))
            ? $"{name} is {entry.Option.InJson(entry.Value)}; that needs two cores, and there is one (FREERTOS_UNICORE is true)"
            : null;
    }
}
