namespace Rtos.MicroPython;

/// <content>Exceptions that C# code raises: <c>throw machine.TypeError("…")</c>.</content>
internal sealed partial class Machine
{
    internal static ScriptError Error(TypeObject type, params Value[] arguments) =>
        new(new ExceptionObject(type, arguments.Length == 0 ? TupleObject.Empty : new TupleObject(arguments)));

    internal static ScriptError Error(TypeObject type, string message) => Error(type, Value.Of(message));

    internal static ScriptError TypeError(string message) => Error(Types.TypeError, message);

    internal static ScriptError ValueError(string message) => Error(Types.ValueError, message);

    internal static ScriptError IndexError(string message) => Error(Types.IndexError, message);

    internal static ScriptError KeyError(Value key) => Error(Types.KeyError, key);

    internal static ScriptError AttributeError(string message) => Error(Types.AttributeError, message);

    internal static ScriptError OverflowError(string message) => Error(Types.OverflowError, message);

    internal static ScriptError RuntimeError(string message) => Error(Types.RuntimeError, message);

    /// <summary>An OSError with a number of errno: <c>OSError(2)</c> prints as <c>[Errno 2] ENOENT</c>.</summary>
    internal static ScriptError OSError(int number) => Error(Types.OSError, Value.Of((long)number));
}
