using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Rtos.Tasks;

/// <summary>The ranges of arguments, for messages that give the rule as well as the number.</summary>
internal static class ArgumentRange
{
    /// <summary>Refuses a value outside its range.</summary>
    /// <param name="value">The value.</param>
    /// <param name="least">The smallest value.</param>
    /// <param name="most">The greatest value.</param>
    /// <param name="what">What has that range, for the message: <c>a queue has</c>.</param>
    /// <param name="unit">What is counted, for the message: <c>places</c>; empty for plain numbers.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside.</exception>
    internal static void Check(
        long value, long least, long most, string what, string unit = "", [CallerArgumentExpression(nameof(value))] string parameter = "")
    {
        if (value < least || value > most)
        {
            Throw(value, $"{what} {least} to {most} {unit}".TrimEnd(), parameter);
        }
    }

    /// <summary>Refuses a notification slot that a task does not have.</summary>
    /// <param name="index">The slot.</param>
    /// <param name="slots">How many there are.</param>
    /// <param name="parameter">The name of the parameter.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such slot.</exception>
    internal static void CheckSlot(int index, int slots, [CallerArgumentExpression(nameof(index))] string parameter = "")
    {
        if (index < 0 || index >= slots)
        {
            Throw(
                index,
                $"there is no notification slot {index}; slots are 0 to {slots - 1} (FREERTOS_TASK_NOTIFICATION_ARRAY_ENTRIES)",
                parameter);
        }
    }

    [DoesNotReturn]
    private static void Throw(long value, string rule, string parameter) =>
        throw new ArgumentOutOfRangeException(parameter, value, rule);
}
