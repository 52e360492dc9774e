namespace Rtos.MicroPython;

/// <summary>A Python exception thrown by C# code to the interpreter, which raises it in the calling frame.</summary>
#pragma warning disable CA1032, CA1064 // Thrown and caught inside of the interpreter only, always with an exception object.
internal sealed class ScriptError(ExceptionObject exception) : Exception
#pragma warning restore CA1032, CA1064
{
    internal ExceptionObject Exception { get; } = exception;

    public override string Message => Exception.Type.Name + (Exception.Arguments.Items is [var first, ..] ? $": {first}" : string.Empty);

    /// <summary>An exception of any type: <c>throw ScriptError.Of(Types.NameError, "…")</c>.</summary>
    internal static ScriptError Of(TypeObject type, params Value[] arguments) =>
        new(new ExceptionObject(type, arguments.Length == 0 ? TupleObject.Empty : new TupleObject(arguments)));

    internal static ScriptError Of(TypeObject type, string message) => Of(type, Value.Of(message));

    internal static ScriptError TypeError(string message) => Of(Types.TypeError, message);

    internal static ScriptError ValueError(string message) => Of(Types.ValueError, message);

    internal static ScriptError IndexError(string message) => Of(Types.IndexError, message);

    internal static ScriptError KeyError(Value key) => Of(Types.KeyError, key);

    internal static ScriptError AttributeError(string message) => Of(Types.AttributeError, message);

    /// <summary>There is no attribute with that name.</summary>
    internal static ScriptError NoAttribute(Value o, string name) => o.Ref switch
    {
        TypeObject type => AttributeError($"type object '{type.Name}' has no attribute '{name}'"),
        ModuleObject module => AttributeError($"'module' object has no attribute '{name}'"),
        _ => AttributeError($"'{Types.NameOf(o)}' object has no attribute '{name}'"),
    };

    internal static ScriptError OverflowError(string message) => Of(Types.OverflowError, message);

    internal static ScriptError RuntimeError(string message) => Of(Types.RuntimeError, message);

    /// <summary>An OSError with an errno number: <c>OSError(2)</c> prints as <c>[Errno 2] ENOENT</c>.</summary>
    internal static ScriptError OSError(int number) => Of(Types.OSError, Value.Of((long)number));
}
