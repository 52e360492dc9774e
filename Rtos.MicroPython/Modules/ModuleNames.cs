namespace Rtos.MicroPython;

/// <summary>The names of the interpreter's modules.</summary>
internal static class ModuleNames
{
    /// <summary>All of them, in the order of their names, without the ones that only other modules use.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. NativeModules.Names.Concat(FrozenModules.Names).Concat(["_thread", "builtins", "__main__"]).Order(StringComparer.Ordinal)];
}
