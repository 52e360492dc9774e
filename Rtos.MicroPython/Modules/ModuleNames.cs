namespace Rtos.MicroPython;

/// <summary>The names of the interpreter's modules.</summary>
internal static class ModuleNames
{
    /// <summary>All names in alphabetical order, except those that only other modules use.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. NativeModules.Names.Concat(FrozenModules.Names).Concat(["_thread", "builtins", "__main__"]).Order(StringComparer.Ordinal)];
}
