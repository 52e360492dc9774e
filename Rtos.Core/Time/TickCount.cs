namespace Rtos.Core;

/// <summary>The kernel's tick counter: 32 bits wide, the only type here that wraps.</summary>
/// <remarks>The default value is 0. FreeRTOS: <c>TickType_t</c>.</remarks>
/// <param name="Value">The count, 0 to 4294967295; after that it goes on with 0.</param>
[FreeRtos("TickType_t")]
public readonly record struct TickCount(uint Value)
{
    /// <summary>The count a number of ticks later, wrapping past 4294967295.</summary>
    public static TickCount operator +(TickCount left, Ticks right) => new(unchecked(left.Value + right.Value));

    /// <summary>The count a number of ticks earlier, wrapping below 0.</summary>
    public static TickCount operator -(TickCount left, Ticks right) => new(unchecked(left.Value - right.Value));

    /// <summary>The ticks that have passed from the right count to the left one, wrapping past 4294967295.</summary>
    public static Ticks operator -(TickCount left, TickCount right) => new(unchecked(left.Value - right.Value));

    /// <summary>The count, in digits.</summary>
    public override string ToString() => Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
