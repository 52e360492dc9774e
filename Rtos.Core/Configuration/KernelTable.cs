namespace Rtos.Core;

/// <summary>The table of kernels, from which configurations, scenarios, test devices and reports take names and rules.</summary>
internal static class KernelTable
{
    /// <summary>Every kernel, in the order of <see cref="KernelKind"/>.</summary>
    internal static IReadOnlyList<KernelRow> All { get; } =
    [
        new(KernelKind.FreeRtos, "freertos", 1, 1) { OtherNames = ["vanilla", "upstream"], RunMultiplePriorities = true },
        new(KernelKind.Idf, "idf", 1, 2)
        {
            OtherNames = ["esp-idf", "esp_idf", "espidf"],
            Preemption = true,
            TimeSlicing = true,
            IdleShouldYield = false,
            RunMultiplePriorities = true,
        },
        new(KernelKind.Smp, "smp", 2, 2),
    ];

    /// <summary>The names, in the order of <see cref="KernelKind"/>.</summary>
    internal static IReadOnlyList<string> Names { get; } = [.. All.Select(row => row.Name)];

    /// <summary>The default kernel of a device.</summary>
    internal static KernelRow Default { get; } = Of(new DeviceConfiguration().Kernel);

    /// <summary>Whether there is such a kernel.</summary>
    internal static bool Has(KernelKind kind) => kind >= 0 && (int)kind < All.Count;

    /// <summary>The row of a kernel.</summary>
    internal static KernelRow Of(KernelKind kind) => All[(int)kind];

    /// <summary>The kernel that a name in another system means; null if there is none.</summary>
    internal static KernelRow? Meant(string word) =>
        All.FirstOrDefault(row => row.OtherNames.Contains(word, StringComparer.OrdinalIgnoreCase));
}
