namespace Rtos.MicroPython;

/// <summary>The names of the interpreter's modules.</summary>
internal static class ModuleNames
{
    /// <summary>All of them, in the order of their names, without the ones that only other modules use.</summary>
    internal static IReadOnlyList<string> All { get; } =
        [.. NativeModules.Names.Concat(FrozenModules.Names).Concat(["_thread", "builtins", "__main__"]).Order(StringComparer.Ordinal)];

    /// <summary>Those of a machine: the interpreter's, and those that the program has brought along.</summary>
    internal static IReadOnlyList<string> Of(Machine machine) =>
        machine.Parts.Added.Count == 0 ? All : [.. All.Concat(machine.Parts.Added).Order(StringComparer.Ordinal)];

    /// <summary>All of a machine in columns, which are read downwards.</summary>
    internal static string InColumns(Machine machine)
    {
        var all = Of(machine);
        const int Columns = 4;
        const int Width = 18;
        var rows = (all.Count + Columns - 1) / Columns;
        return string.Join('\n', Enumerable.Range(0, rows).Select(row =>
            string.Concat(all.Where((_, i) => i % rows == row).Select(name => name.PadRight(Width))).TrimEnd()));
    }
}
