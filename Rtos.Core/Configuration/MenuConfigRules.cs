namespace Rtos.Core;

/// <summary>The rules between the values of several options.</summary>
internal static class MenuConfigRules
{
    // What a kernel fixes; a setting may only repeat it.
    private static readonly (string Option, Func<KernelRow, bool?> Value)[] Fixed =
    [
        ("ESP32EMU_PREEMPTION", kernel => kernel.Preemption),
        ("ESP32EMU_TIME_SLICING", kernel => kernel.TimeSlicing),
        ("ESP32EMU_IDLE_SHOULD_YIELD", kernel => kernel.IdleShouldYield),
        ("ESP32EMU_RUN_MULTIPLE_PRIORITIES", kernel => kernel.RunMultiplePriorities),
        ("FREERTOS_UNICORE", kernel => kernel.IsUnicore),
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
    /// <returns>The reason, or null if it does not.</returns>
    internal static string? Contradiction(MenuConfig config, MenuConfigEntry entry)
    {
        var name = entry.Option.Name;
        var kernel = MenuConfigOptions.KernelOf(config);
        if (Array.Find(Fixed, rule => rule.Option == name).Value?.Invoke(kernel) is { } value && value != config.GetFlag(name))
        {
            return $"{name} is {entry.Value.Text}; with the kernel {kernel.Name} (ESP32EMU_KERNEL) it is always {(value ? "true" : "false")}";
        }

        if (name == "ESP32EMU_TICK_CORE" && entry.Value.Text == "CPU1" && kernel.Kind != KernelKind.Smp)
        {
            return $"{name} is \"CPU1\"; that needs the kernel {KernelTable.Of(KernelKind.Smp).Name} (ESP32EMU_KERNEL)";
        }

        if (name == "ESP32EMU_CALL_COSTS" && WhyNoCosts(entry.Value.Text) is { } reason)
        {
            return $"{name} is {entry.Option.InJson(entry.Value.Text)}: {reason}";
        }

        var count = config.GetNumber("ESP32EMU_MAX_PRIORITIES");
        if (Priorities.Contains(name) && config.GetNumber(name) >= count)
        {
            return FormattableString.Invariant($"{name} is {entry.Value.Text}; it must be below ESP32EMU_MAX_PRIORITIES, which is {count}");
        }

        return config.GetFlag("FREERTOS_UNICORE") && NeedsTwoCores.Contains((name, entry.Value.Text))
            ? $"{name} is {entry.Option.InJson(entry.Value.Text)}; that needs two cores, and there is one (FREERTOS_UNICORE is true)"
            : null;
    }

    private static string? WhyNoCosts(string text)
    {
        try
        {
            CallCosts.Parse(text);
            return null;
        }
        catch (FormatException e)
        {
            return e.Message;
        }
    }
}
