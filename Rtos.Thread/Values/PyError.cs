namespace Rtos.Thread;

/// <summary>A Python exception as a value: the name of its type and its arguments.</summary>
/// <param name="TypeName">The name of the exception's type: <c>TypeError</c>, <c>OSError</c>, <c>SystemExit</c> …</param>
/// <param name="Arguments">The value of <c>e.args</c>.</param>
public sealed record PyError(string TypeName, IReadOnlyList<PyValue> Arguments)
{
    /// <summary>The name of the exception's type: <c>TypeError</c>, <c>OSError</c>, <c>SystemExit</c> …</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public string TypeName { get; init; } = TypeName ?? throw new ArgumentNullException(nameof(TypeName));

    /// <summary>The value of <c>e.args</c>.</summary>
    /// <exception cref="ArgumentNullException">The value is null.</exception>
    public IReadOnlyList<PyValue> Arguments { get; init; } = Arguments ?? throw new ArgumentNullException(nameof(Arguments));

    /// <summary>Makes an exception with a text, or without arguments.</summary>
    /// <param name="typeName">The name of the exception's type.</param>
    /// <param name="message">The text; null for none.</param>
    public PyError(string typeName, string? message = null)
        : this(typeName, message is null ? [] : new PyValue[] { message })
    {
    }

    /// <summary>The <c>str(e)</c>: the only argument, or the tuple of them; empty if there are none.</summary>
    public string Message => Arguments.Count switch
    {
        0 => string.Empty,
        1 => Arguments[0].ToString(),
        _ => PyValue.Tuple([.. Arguments]).Repr,
    };

    /// <summary>Whether it is the <c>SystemExit</c> that ends a thread silently.</summary>
    public bool IsSystemExit => TypeName == "SystemExit";

    /// <summary>The last line of a traceback. Without a text there is a blank after the colon, as in the firmware.</summary>
    public override string ToString() => $"{TypeName}: {Message}";

    internal static PyException Type(string message) => new(new PyError("TypeError", message));

    internal static PyException Value(string message) => new(new PyError("ValueError", message));

    internal static PyException Overflow(string message) => new(new PyError("OverflowError", message));

    internal static PyException OS(string message) => new(new PyError("OSError", message));

    internal static PyException Memory(string message) => new(new PyError("MemoryError", message));
}
