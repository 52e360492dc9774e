namespace Rtos.Core;

/// <summary>A length of virtual time in CPU cycles. Never negative; arithmetic is checked.</summary>
/// <remarks>The default value is <see cref="Zero"/>.</remarks>
public readonly record struct Cycles : IComparable<Cycles>
{
    /// <summary>Makes a length of time.</summary>
    /// <param name="value">CPU cycles, 0 to <see cref="long.MaxValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public Cycles(long value)
    {
        if (value < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "a length of virtual time is 0 cycles or more");
        }

        Value = value;
    }

    /// <summary>No time at all.</summary>
    public static Cycles Zero => default;

    /// <summary>The number of CPU cycles.</summary>
    /// <value>0 to <see cref="long.MaxValue"/>.</value>
    public long Value { get; }

    /// <summary>Adds two lengths.</summary>
    /// <exception cref="OverflowException">The sum does not fit 63 bits.</exception>
    public static Cycles operator +(Cycles left, Cycles right) => new(Sum(left.Value, right.Value));

    /// <summary>The difference of two lengths.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The right length is greater than the left one.</exception>
    public static Cycles operator -(Cycles left, Cycles right) => new(left.Value - right.Value);

    /// <summary>A length taken several times.</summary>
    /// <exception cref="OverflowException">The product does not fit 63 bits.</exception>
    public static Cycles operator *(Cycles left, long right) => new(Product(left.Value, right));

    /// <summary>Whether the left length is shorter.</summary>
    public static bool operator <(Cycles left, Cycles right) => left.Value < right.Value;

    /// <summary>Whether the left length is longer.</summary>
    public static bool operator >(Cycles left, Cycles right) => left.Value > right.Value;

    /// <summary>Whether the left length is not longer.</summary>
    public static bool operator <=(Cycles left, Cycles right) => left.Value <= right.Value;

    /// <summary>Whether the left length is not shorter.</summary>
    public static bool operator >=(Cycles left, Cycles right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Cycles other) => Value.CompareTo(other.Value);

    /// <summary>The number of cycles, in digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>A sum of two numbers of cycles, neither of which is negative.</summary>
    internal static long Sum(long left, long right)
    {
        var sum = unchecked(left + right);
        return sum >= 0 ? sum : throw TooMany();
    }

    private static long Product(long left, long right)
    {
        var product = (Int128)left * right;
        return product <= long.MaxValue ? (long)Int128.Max(product, -1) : throw TooMany();
    }

    private static OverflowException TooMany() => new("the result is beyond 2^63 - 1 cycles");
}
