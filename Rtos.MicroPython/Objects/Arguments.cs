namespace Rtos.MicroPython;

/// <summary>The arguments of a native function, bound to its parameters.</summary>
internal readonly ref struct Arguments
{
    private readonly ReadOnlySpan<Value> _values;

    internal Arguments(ReadOnlySpan<Value> values, string[]? keywordNames = null)
    {
        _values = values;
        KeywordNames = keywordNames ?? [];
    }

    /// <summary>The names of the keyword arguments: only for functions that take any keyword.</summary>
    internal string[] KeywordNames { get; }

    /// <summary>The number of places, including omitted ones; without the keywords of a function that takes any.</summary>
    internal int Count => _values.Length - KeywordNames.Length;

    /// <summary>The argument at an index; unset if it was omitted or there are fewer.</summary>
    internal Value this[int index] => index < Count ? _values[index] : default;

    /// <summary>Whether the argument was given.</summary>
    internal bool Has(int index) => index < Count && !_values[index].IsUnset;

    /// <summary>All positional arguments.</summary>
    internal ReadOnlySpan<Value> Positional => _values[..Count];

    /// <summary>All given arguments, keyword arguments last.</summary>
    internal ReadOnlySpan<Value> All => _values;

    /// <summary>A keyword of a function that takes any; unset if it was not given.</summary>
    internal Value Keyword(string name)
    {
        var at = Array.IndexOf(KeywordNames, name);
        return at < 0 ? default : _values[Count + at];
    }

    internal Value KeywordValue(int index) => _values[Count + index];
}
