namespace Rtos.Thread;

/// <summary>The arguments of a call.</summary>
/// <param name="Positional">Those without a name.</param>
/// <param name="Keywords">Those with one, in the order of the call.</param>
public sealed record PyArguments(IReadOnlyList<PyValue> Positional, IReadOnlyList<KeyValuePair<string, PyValue>> Keywords)
{
    /// <summary>Those without a name.</summary>
    /// <exception cref="ArgumentNullException">It is made of null.</exception>
    public IReadOnlyList<PyValue> Positional { get; init; } = Positional ?? throw new ArgumentNullException(nameof(Positional));

    /// <summary>Those with one, in the order of the call.</summary>
    /// <exception cref="ArgumentNullException">It is made of null.</exception>
    public IReadOnlyList<KeyValuePair<string, PyValue>> Keywords { get; init; } = Keywords ?? throw new ArgumentNullException(nameof(Keywords));

    /// <summary>Makes arguments without names.</summary>
    /// <param name="positional">The arguments.</param>
    public PyArguments(params IReadOnlyList<PyValue> positional)
        : this(positional, [])
    {
    }

    /// <summary>No argument.</summary>
    public static PyArguments None { get; } = new([]);

    /// <summary>The argument at a place.</summary>
    /// <param name="index">The place, from 0.</param>
    public PyValue this[int index] => Positional[index];

    /// <summary>The argument of a name, or null.</summary>
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
