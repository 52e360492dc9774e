using System.Numerics;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>The end of a main script, in terms of a process.</summary>
/// <param name="Code">The exit code, 0 to 255.</param>
/// <param name="Message">The text to print; null for nothing.</param>
internal readonly record struct ScriptExit(int Code, string? Message)
{
    private const int Failed = 1;

    /// <summary>The end requested by an exception of <c>sys.exit</c>; null means an end without one.</summary>
    /// <remarks>As in MicroPython's port for Unix: the low eight bits of an int, and 1 with its text for anything else.</remarks>
    internal static ScriptExit Of(Machine machine, ExceptionObject? exit) => exit?.Arguments.Items switch
    {
        null or [] => new ScriptExit(0, null),
        [var single] => Of(machine, Numbers.Unwrap(single)),
        _ => new ScriptExit(Failed, TextOf(machine, Value.Of(exit.Arguments))),
    };

    private static ScriptExit Of(Machine machine, Value value) =>
        value.IsNone ? new ScriptExit(0, null)
        : Numbers.IsInteger(value) ? new ScriptExit(CodeOf(Numbers.ToBig(value)), null)
        : new ScriptExit(Failed, TextOf(machine, value));

    // A failure must not look like a success: 256 is not 0.
    private static int CodeOf(BigInteger number) => number.IsZero ? 0 : (int)(number & 0xFF) is > 0 and var low ? low : Failed;

    // Python code can no longer run: an object with a __str__ of its own is shown by its class.
    private static string TextOf(Machine machine, Value value)
    {
        var text = new StringBuilder();
        try
        {
            return Text.TryStr(machine, value, text) ? text.ToString() : $"<{Types.NameOf(value)} object>";
        }
        catch (ScriptError)
        {
            return $"<{Types.NameOf(value)} object>";
        }
    }
}
