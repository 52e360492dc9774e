namespace Rtos.MicroPython;

/// <summary>All names that are there without an import, and what they stand for.</summary>
internal static class BuiltIns
{
    /// <summary>Each of them once; those with one underscore are the prelude's only.</summary>
    internal static IEnumerable<KeyValuePair<string, Value>> All =>
    [
        .. BuiltInFunctions.Table,
        .. CoreFunctions.Table,
        KeyValuePair.Create("__debug__", Value.True),
        .. Types.Exceptions.Select(t => KeyValuePair.Create(t.Name, Value.Of(t))),
    ];

    /// <summary>Whether only the prelude sees a name.</summary>
    internal static bool IsForPrelude(string name) => name.StartsWith('_') && !name.StartsWith("__", StringComparison.Ordinal);
}
