namespace Rtos.MicroPython;

/// <summary>The names of the interpreter's modules.</summary>
internal static class ModuleNames
{
    /// <summary>All of them, in the order of their names, without the ones that only other modules use.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. NativeModules.Names.Concat(FrozenModules.Names).Concat(["_thread", "builtins", "__main__"]).Order(StringComparer.Ordinal)];

    /// <summary>All of them in columns, which are read downwards.</summary>
    internal static string InColumns()
    {
        const int Columns = 4;
        const int Width = 18;
        var rows = (All.Count + Columns - 1) / Columns;
        return string.Join('\n', Enumerable.Range(0, rows).Select(row =>
            string.Concat(All.Where((_, i) => i % rows == row).Select(name => name.PadRight(Width))).TrimEnd()));
    }
}
