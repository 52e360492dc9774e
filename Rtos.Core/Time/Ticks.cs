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
}
