namespace Rtos.Core;

/// <summary>A point of virtual time: CPU cycles since the device's scheduler started.</summary>
/// <remarks>The default value is <see cref="Start"/>.</remarks>
public readonly record struct Instant : IComparable<Instant>
{
    /// <summary>Makes a point of time.</summary>
    /// <param name="value">CPU cycles since the start, 0 to <see cref="long.MaxValue"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="value"/> is negative.</exception>
    public Instant(long value)
    {
        if (value < 0)
        {
            Refuse(value);
        }

        Value = value;
    }

    /// <summary>The start of the scheduler.</summary>
    public static Instant Start => default;

    /// <summary>Later than anything that happens: "never".</summary>
    public static Instant Never => new(long.MaxValue);

    /// <summary>CPU cycles since the start.</summary>
    /// <value>0 to <see cref="long.MaxValue"/>.</value>
    public long Value { get; }

    /// <summary>The point of time that lies a length after another.</summary>
    /// <exception cref="OverflowException">The result does not fit 63 bits.</exception>
    public static Instant operator +(Instant left, Cycles right) => new(Cycles.Sum(left.Value, right.Value));

    /// <summary>The length between two points of time.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The right point is the later one.</exception>
    public static Cycles operator -(Instant left, Instant right) => new(left.Value - right.Value);

    /// <summary>Whether the left point is earlier.</summary>
    public static bool operator <(Instant left, Instant right) => left.Value < right.Value;

    /// <summary>Whether the left point is later.</summary>
    public static bool operator >(Instant left, Instant right) => left.Value > right.Value;

    /// <summary>Whether the left point is not later.</summary>
    public static bool operator <=(Instant left, Instant right) => left.Value <= right.Value;

    /// <summary>Whether the left point is not earlier.</summary>
    public static bool operator >=(Instant left, Instant right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Instant other) => Value.CompareTo(other.Value);

    /// <summary>The cycles since the start, in digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // Apart from the constructor, which is inlined wherever the kernel says what time it is.
    private static void Refuse(long value) =>
        throw new ArgumentOutOfRangeException(nameof(value), value, "an instant is cycle 0, the start, or a later one");
}
