namespace Rtos.Thread;

/// <summary>The arguments of a call.</summary>
/// <param name="Positional">The positional arguments.</param>
/// <param name="Keywords">The keyword arguments, in the order of the call.</param>
public sealed record PyArguments(IReadOnlyList<PyValue> Positional, IReadOnlyList<KeyValuePair<string, PyValue>> Keywords)
{
    /// <summary>The positional arguments.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyList<PyValue> Positional { get; init; } = Positional ?? throw new ArgumentNullException(nameof(Positional));

    /// <summary>The keyword arguments, in the order of the call.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyList<KeyValuePair<string, PyValue>> Keywords { get; init; } = Keywords ?? throw new ArgumentNullException(nameof(Keywords));

    /// <summary>Makes positional arguments.</summary>
    /// <param name="positional">The arguments.</param>
    public PyArguments(params IReadOnlyList<PyValue> positional)
        : this(positional, [])
    {
    }

    /// <summary>No arguments.</summary>
    public static PyArguments None { get; } = new([]);

    /// <summary>The argument at an index.</summary>
    /// <param name="index">The index, from 0.</param>
    public PyValue this[int index] => Positional[index];

    /// <summary>The argument with a name, or null.</summary>
    /// <param name="name">The name.</param>
    public PyValue? Keyword(string name)
    {
        foreach (var (key, value) in Keywords)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }
}
