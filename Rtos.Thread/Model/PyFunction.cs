using Rtos.Core;
using Rtos.Tasks;

namespace Rtos.Thread;

/// <summary>A Python function whose body is C#: an async method that gets its thread and its arguments.</summary>
public sealed class PyFunction : PyCallable
{
    private readonly Func<PyThread, PyArguments, Routine> _body;
    private readonly int? _parameters;

    /// <summary>Makes a function.</summary>
    /// <param name="name">Its name; <c>Class.method</c> for a bound method.</param>
    /// <param name="body">What it does: an async method. It raises a Python exception by throwing a <see cref="PyException"/>.</param>
    /// <param name="parameters">The number of positional arguments; by default, any number.</param>
    /// <param name="kind">The kind of callable.</param>
    public PyFunction(
        string name, Func<PyThread, PyArguments, Routine> body, int? parameters = null, PyCallableKind kind = PyCallableKind.Function)
        : base(name, kind)
    {
        ArgumentNullException.ThrowIfNull(body);
        _body = body;
        _parameters = parameters;
    }

    /// <summary>Makes a function that ignores its arguments.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="body">What it does: an async method.</param>
    public PyFunction(string name, Func<PyThread, Routine> body)
        : this(name, (thread, _) => body(thread)) => ArgumentNullException.ThrowIfNull(body);

    internal override TaskBody CreateBody(PyStart start) =>
        new TaskStart(start.Thread.Model.Device, _ => start.Thread.Model.RunBody(start, Call));

    private Routine Call(PyStart start)
    {
        var given = start.Arguments.Positional.Count;
        if (_parameters is { } taken && taken != given)
        {
            throw PyError.Type(FormattableString.Invariant($"function takes {taken} positional arguments but {given} were given"));
        }

        return _body(start.Thread, start.Arguments);
    }
}
