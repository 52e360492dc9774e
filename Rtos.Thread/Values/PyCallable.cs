using Rtos.Core;

namespace Rtos.Thread;

/// <summary>A Python object that a thread can run. A front end derives its own; <see cref="PyFunction"/> is one written in C#.</summary>
public abstract class PyCallable
{
    private protected PyCallable(string name, PyCallableKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        Name = name;
        CallableKind = kind;
    }

    /// <summary>Its name, <c>&lt;lambda&gt;</c> for one without a name.</summary>
    public string Name { get; }

    /// <summary>The kind of callable.</summary>
    public PyCallableKind CallableKind { get; }

    /// <summary>The name of its type, as in error messages.</summary>
    public string TypeName => CallableKind switch
    {
        PyCallableKind.BoundMethod => "bound_method",
        PyCallableKind.Type => "type",
        PyCallableKind.Instance => Name,
        _ => "function",
    };

    /// <summary>Its <c>repr()</c>, without the address: that is the device's.</summary>
    public string Repr => CallableKind == PyCallableKind.Type ? $"<class '{Name}'>" : $"<{TypeName} {Name}>";

    /// <summary>Makes the body of a new thread's task.</summary>
    /// <param name="start">The thread and the arguments.</param>
    internal abstract TaskBody CreateBody(PyStart start);

    /// <summary>The <c>repr()</c> of an object at an address.</summary>
    internal virtual string ReprAt(int address) => CallableKind switch
    {
        PyCallableKind.Type => Repr,
        PyCallableKind.Instance => FormattableString.Invariant($"<{Name} object at {address:x}>"),
        PyCallableKind.BoundMethod => BoundMethod(address),
        _ => FormattableString.Invariant($"<function {Name} at 0x{address:x}>"),
    };

    // C.m: the object and the function have addresses of their own.
    private string BoundMethod(int address)
    {
        var dot = Name.LastIndexOf('.');
        var (type, method) = dot < 0 ? ("object", Name) : (Name[..dot], Name[(dot + 1)..]);
        return FormattableString.Invariant(
            $"<bound_method {address:x} <{type} object at {address + 0x10:x}>.<function {method} at 0x{address + 0x20:x}>>");
    }
}
