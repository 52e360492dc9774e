using System.Globalization;

namespace Rtos.Core;

/// <summary>A task has used more stack than it has.</summary>
/// <param name="Task">The name of the task.</param>
/// <param name="StackBytes">The size of its stack, in bytes.</param>
/// <param name="MissingBytes">How many bytes more it would have needed.</param>
/// <param name="CallChain">The calls that led there, outermost first, with the bytes each has on the stack.</param>
/// <remarks>FreeRTOS: <c>vApplicationStackOverflowHook</c>.</remarks>
[FreeRtos("vApplicationStackOverflowHook")]
public sealed record StackOverflow(string Task, int StackBytes, int MissingBytes, IReadOnlyList<string> CallChain)
{
    /// <summary>ESP-IDF's words, followed by what the chip cannot tell: the missing bytes and the call chain.</summary>
    public override string ToString() =>
        $"***ERROR*** A stack overflow in task {Task} has been detected.\n"
        + $"The stack has {Bytes(StackBytes)}, {MissingBytes} too few for: {string.Join(" > ", CallChain)}";

    internal static string Bytes(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "byte" : "bytes")}");
}
