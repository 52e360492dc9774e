namespace Rtos.Thread;

/// <summary>A Python exception in C# code: raised by a call of the layer, or thrown by a thread written in C#.</summary>
public sealed class PyException : Exception
{
    /// <summary>Makes the exception.</summary>
    public PyException()
        : this(new PyError("Exception"))
    {
    }

    /// <summary>Makes an exception of the Python type <c>Exception</c>.</summary>
    /// <param name="message">Its text.</param>
    public PyException(string message)
        : this(new PyError("Exception", message))
    {
    }

    /// <summary>Makes an exception of the Python type <c>Exception</c>.</summary>
    /// <param name="message">Its text.</param>
    /// <param name="innerException">The cause.</param>
    public PyException(string message, Exception innerException)
        : base(message, innerException)
    {
        Error = new PyError("Exception", message);
        Traceback = [];
    }

    /// <summary>Makes an exception from a type and a text.</summary>
    /// <param name="typeName">The name of the Python exception's type.</param>
    /// <param name="message">Its text.</param>
    /// <param name="traceback">Where it was raised, outermost call first.</param>
    public PyException(string typeName, string message, params IReadOnlyList<PyFrame> traceback)
        : this(new PyError(typeName, message), traceback)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="error">The Python exception.</param>
    /// <param name="traceback">Where it was raised, outermost call first.</param>
    public PyException(PyError error, params IReadOnlyList<PyFrame> traceback)
        : base(error?.ToString())
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentNullException.ThrowIfNull(traceback);
        Error = error;
        Traceback = traceback;
    }

    /// <summary>The Python exception.</summary>
    public PyError Error { get; }

    /// <summary>Where it was raised, outermost call first.</summary>
    public IReadOnlyList<PyFrame> Traceback { get; }
}
