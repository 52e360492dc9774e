namespace Rtos.Core;

/// <summary>The table of all options of <c>menuconfig.json</c>.</summary>
/// <remarks>
/// The reader, the JSON schema and the documentation are generated from it. Names, ranges and defaults are those of
/// ESP-IDF's and Loboris' Kconfig files where these have the option; the emulator's own names begin with <c>ESP32EMU_</c>.
/// </remarks>
public static partial class MenuConfigOptions
{
    /// <summary>The prefix that names have in <c>sdkconfig</c> and may have here.</summary>
    public const string Prefix = "CONFIG_";

    /// <summary>Every option, in the order of listings.</summary>
    public static IReadOnlyList<MenuConfigOption> All { get; } =
    [
        .. InGroup("FreeRTOS kernel", Kernel()),
        .. InGroup("FreeRTOS software timers", Timers()),
        .. InGroup("ESP-IDF", Chip()),
        .. InGroup("MicroPython", MicroPython()),
        .. InGroup("Emulator", Emulator()),
    ];

    // Declared after All: static members are initialized in textual order.
    private static readonly Dictionary<string, MenuConfigOption> ByName =
        All.ToDictionary(option => option.Name, StringComparer.Ordinal);

    /// <summary>Finds an option by its name.</summary>
    /// <param name="name">The Kconfig name, with or without <c>CONFIG_</c>.</param>
    /// <returns>The row, or <see langword="null"/> if there is no such option.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public static MenuConfigOption? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var plain = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        return ByName.GetValueOrDefault(plain);
    }

    /// <summary>What to add to a message about an unknown name: <c>; did you mean FREERTOS_HZ?</c>, or where to look.</summary>
    internal static string Hint(string name)
    {
        var prefix = name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix : "";
        var nearest = NearestName.Find(WithoutPrefix(name), All.Select(option => option.Name));
        return nearest is null ? "; menuconfig.schema.json lists the options" : $"; did you mean {prefix}{nearest}?";
    }

    /// <summary>The kernel that a configuration chooses.</summary>
    internal static KernelRow KernelOf(MenuConfig config) => KernelTable.All[config.GetChoice("ESP32EMU_KERNEL")];

    private static string WithKernel(Func<KernelRow, bool> condition) => string.Join(" or ", KernelTable.All.Where(condition).Select(k => k.Name));

    private static string WithoutPrefix(string name)
        => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name;

    private static IEnumerable<MenuConfigOption> InGroup(string group, MenuConfigOption[] options)
        => options.Select(option => option with { Group = group });
}
