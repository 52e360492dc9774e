namespace Rtos.Core;

/// <summary>A wait in ticks, as FreeRTOS calls take it.</summary>
/// <remarks>The default value is <see cref="None"/>. FreeRTOS: <c>TickType_t</c>.</remarks>
/// <param name="Value">The number of ticks, 0 to 4294967295; 4294967295 is <see cref="Forever"/>.</param>
[FreeRtos("TickType_t")]
public readonly record struct Ticks(uint Value) : IComparable<Ticks>
{
    /// <summary>Do not wait.</summary>
    public static Ticks None => default;

    /// <summary>Wait without a time limit. FreeRTOS: <c>portMAX_DELAY</c>.</summary>
    [FreeRtos("portMAX_DELAY")]
    public static Ticks Forever => new(uint.MaxValue);

    /// <summary>Whether this is <see cref="Forever"/>.</summary>
    public bool IsForever => Value == uint.MaxValue;

    /// <summary>Adds two waits; one without a limit stays one.</summary>
    /// <exception cref="OverflowException">The sum is more than 4294967294 ticks.</exception>
    public static Ticks operator +(Ticks left, Ticks right) =>
        left.IsForever || right.IsForever ? Forever : Limited((long)left.Value + right.Value);

    /// <summary>The difference of two waits; one without a limit stays one.</summary>
    /// <exception cref="OverflowException">The right wait is longer than the left one.</exception>
    public static Ticks operator -(Ticks left, Ticks right) => left.IsForever ? Forever : Limited((long)left.Value - right.Value);

    /// <summary>A wait taken several times; one without a limit stays one, unless it is taken 0 times.</summary>
    /// <exception cref="OverflowException">The product is negative or more than 4294967294 ticks.</exception>
    public static Ticks operator *(Ticks left, int right) =>
        left.IsForever && right > 0 ? Forever : Limited((long)left.Value * right);

    /// <inheritdoc cref="op_Multiply(Ticks, int)"/>
    public static Ticks operator *(int left, Ticks right) => right * left;

    /// <summary>A part of a wait, rounded down; of one without a limit, no limit.</summary>
    /// <exception cref="DivideByZeroException">The number of parts is 0.</exception>
    /// <exception cref="OverflowException">The number of parts is negative, and the result is not 0.</exception>
    public static Ticks operator /(Ticks left, int right) => left.IsForever && right > 0 ? Forever : Limited(left.Value / (right != 0 ? right : throw ByZero()));

    /// <summary>How many times the right wait fits in the left one.</summary>
    /// <exception cref="DivideByZeroException">The right wait is 0 ticks.</exception>
    /// <exception cref="OverflowException">One of them has no limit.</exception>
    public static uint operator /(Ticks left, Ticks right) => left.Counted / (right.Counted is var divisor and not 0 ? divisor : throw ByZero());

    /// <summary>What is left of the left wait after the right one has been taken from it as often as it fits.</summary>
    /// <exception cref="DivideByZeroException">The right wait is 0 ticks.</exception>
    /// <exception cref="OverflowException">One of them has no limit.</exception>
    public static Ticks operator %(Ticks left, Ticks right) => new(left.Counted % (right.Counted is var divisor and not 0 ? divisor : throw ByZero()));

    /// <summary>Whether the left wait is shorter.</summary>
    public static bool operator <(Ticks left, Ticks right) => left.Value < right.Value;

    /// <summary>Whether the left wait is longer.</summary>
    public static bool operator >(Ticks left, Ticks right) => left.Value > right.Value;

    /// <summary>Whether the left wait is not longer.</summary>
    public static bool operator <=(Ticks left, Ticks right) => left.Value <= right.Value;

    /// <summary>Whether the left wait is not shorter.</summary>
    public static bool operator >=(Ticks left, Ticks right) => left.Value >= right.Value;

    /// <inheritdoc/>
    public int CompareTo(Ticks other) => Value.CompareTo(other.Value);

    /// <summary>The number of ticks, or <c>forever</c>.</summary>
    public override string ToString() =>
        IsForever ? "forever" : Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // The number of ticks, which a wait without a limit does not have.
    private uint Counted => IsForever ? throw new OverflowException("a wait without a limit has no number of ticks, so it cannot be divided") : Value;

    // The largest number is not that many ticks, but no limit.
    private static Ticks Limited(long ticks) => ticks is >= 0 and < uint.MaxValue
        ? new Ticks((uint)ticks)
        : throw new OverflowException(FormattableString.Invariant($"a wait is 0 to {uint.MaxValue - 1} ticks or forever, but not {ticks}"));

    private static DivideByZeroException ByZero() => new("ticks cannot be divided by 0");
}
