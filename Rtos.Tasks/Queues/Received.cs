using System.Diagnostics.CodeAnalysis;
using Rtos.Core;

namespace Rtos.Tasks;

/// <summary>What a queue returned: an item, or nothing.</summary>
/// <typeparam name="T">The items.</typeparam>
/// <remarks>The default value is nothing. In C this is a result and <c>*pvBuffer</c>. FreeRTOS: <c>xQueueReceive</c>.</remarks>
[FreeRtos("xQueueReceive")]
public readonly record struct Received<T> : IRecordResult<Received<T>>
{
    internal Received(T value)
    {
        HasValue = true;
        ValueOrDefault = value;
    }

    /// <summary>Whether an item came; false if the queue stayed empty. FreeRTOS: <c>pdPASS</c>, <c>errQUEUE_EMPTY</c>.</summary>
    [FreeRtos("pdPASS", "errQUEUE_EMPTY")]
    public bool HasValue { get; }

    /// <summary>The item, or the default value of its type.</summary>
    public T? ValueOrDefault { get; }

    /// <summary>The item.</summary>
    /// <exception cref="InvalidOperationException">Nothing came.</exception>
    public T Value => HasValue
        ? ValueOrDefault!
        : throw new InvalidOperationException("the queue was empty: look at HasValue, or use TryGet, when the wait is not Ticks.Forever");

    bool IRecordResult<Received<T>>.IsInRecord => QueueCalls<T>.FitsRecord;

    Received<T> IRecordResult<Received<T>>.Read(ref KernelCall call) =>
        call.Flag ? new Received<T>(QueueCalls<T>.InRecord(ref call)) : default;

    /// <summary>Gets the item if one came.</summary>
    /// <param name="value">The item.</param>
    /// <returns>Whether one came.</returns>
    public bool TryGet([MaybeNullWhen(false)] out T value)
    {
        value = ValueOrDefault;
        return HasValue;
    }
}
