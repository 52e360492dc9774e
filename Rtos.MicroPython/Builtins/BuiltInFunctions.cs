namespace Rtos.MicroPython;

/// <summary>The built-in functions and types for data.</summary>
internal static class BuiltInFunctions
{
    private static readonly NativeFunction[] Functions =
    [
        new("abs", 1, 1, NumberFunctions.Abs),
        new("all", 1, 1, SequenceFunctions.All) { FallbackName = "op_all" },
        new("any", 1, 1, SequenceFunctions.Any) { FallbackName = "op_any" },
        new("bin", 1, 1, TextFunctions.Bin),
        new("chr", 1, 1, TextFunctions.Chr),
        new("divmod", 2, 2, NumberFunctions.DivMod) { FallbackName = "op_divmod" },
        new("enumerate", 1, 2, SequenceFunctions.Enumerate) { FallbackName = "op_enumerate", ParameterNames = ["iterable", "start"] },
        new("filter", 2, 2, static (_, _) => Value.Fallback) { FallbackName = "op_filter" },
        new("hash", 1, 1, SequenceFunctions.Hash) { FallbackName = "op_hash" },
        new("hex", 1, 1, TextFunctions.Hex),
        new("len", 1, 1, SequenceFunctions.Len),
        new("map", 2, NativeFunction.Open, static (_, _) => Value.Fallback) { FallbackName = "op_map" },
        new("max", 1, NativeFunction.Open, SequenceFunctions.Max) { FallbackName = "op_max", TakesAnyKeyword = true },
        new("min", 1, NativeFunction.Open, SequenceFunctions.Min) { FallbackName = "op_min", TakesAnyKeyword = true },
        new("oct", 1, 1, TextFunctions.Oct),
        new("ord", 1, 1, TextFunctions.Ord),
        new("pow", 2, 3, NumberFunctions.Pow) { FallbackName = "op_pow" },
        new("repr", 1, 1, static (m, a) => TextFunctions.Repr(m, a[0])) { FallbackName = "op_repr" },
        new("reversed", 1, 1, SequenceFunctions.Reversed) { FallbackName = "op_reversed" },
        new("round", 1, 2, NumberFunctions.Round),
        new("sorted", 1, 1, SequenceFunctions.Sorted) { FallbackName = "op_sorted", ParameterNames = [null, "key", "reverse"] },
        new("sum", 1, 2, SequenceFunctions.Sum) { FallbackName = "op_sum", ParameterNames = [null, "start"] },
        new("zip", 0, NativeFunction.Open, SequenceFunctions.Zip) { FallbackName = "op_zip" },
    ];

    private static readonly TypeObject[] DataTypes =
    [
        Types.Object, Types.Type, Types.Int, Types.Bool, Types.Float, Types.Str, Types.Bytes, Types.ByteArray, Types.MemoryView, Types.Tuple,
        Types.List, Types.Dict, Types.Set, Types.FrozenSet, Types.Range, Types.Slice, Types.Property, Types.StaticMethod, Types.ClassMethod, Types.Super,
    ];

    /// <summary>The names for scripts; those with one underscore are for the prelude only.</summary>
    internal static IReadOnlyDictionary<string, Value> Table { get; } = MakeTable();

    private static Dictionary<string, Value> MakeTable()
    {
        var table = new Dictionary<string, Value>(StringComparer.Ordinal)
        {
            ["Ellipsis"] = Value.Of(EllipsisObject.Instance),
            ["NotImplemented"] = Value.Of(NotImplementedObject.Instance),
        };
        foreach (var function in Functions.Concat(PreludeFunctions.All))
        {
            table.Add(function.Name, Value.Of(function));
        }

        foreach (var type in DataTypes)
        {
            table.Add(type.Name, Value.Of(type));
        }

        return table;
    }
}
