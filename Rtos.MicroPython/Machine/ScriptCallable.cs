using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A script's function from the point of view of the thread library: a thread can be started with it.</summary>
internal sealed class ScriptCallable : PyCallable
{
    private readonly Machine _machine;

    private ScriptCallable(Machine machine, Value function, string name, PyCallableKind kind)
        : base(name, kind)
    {
        _machine = machine;
        Function = function;
    }

    internal Value Function { get; }

    /// <summary>The object for a value: the same each time for the same object, so that its address in messages stays the same.</summary>
    internal static ScriptCallable Of(Machine machine, Value value)
    {
        switch (value.Ref)
        {
            case FunctionObject function:
                return (ScriptCallable)(function.Callable ??= new ScriptCallable(machine, value, function.Code.Name, PyCallableKind.Function));
            case BoundMethodObject method:
                return (ScriptCallable)(method.Callable ??= new ScriptCallable(machine, value, NameOf(method), PyCallableKind.BoundMethod));
            case NativeFunction native:
                return new ScriptCallable(machine, value, native.Name, PyCallableKind.BuiltIn);
            case TypeObject type:
                return new ScriptCallable(machine, value, type.Name, PyCallableKind.Type);
            default:
                return new ScriptCallable(machine, value, Types.NameOf(value), PyCallableKind.Instance);
        }
    }

    /// <summary>The main script.</summary>
    internal static ScriptCallable OfScript(Machine machine, Value body) => new(machine, body, "<module>", PyCallableKind.Function);

    internal override TaskBody CreateBody(PyStart start)
    {
        var positional = start.Arguments.Positional;
        var keywords = start.Arguments.Keywords;
        Value[] arguments = [.. positional.Select(_machine.Values.FromPy), .. keywords.Select(k => _machine.Values.FromPy(k.Value))];
        string[]? names = keywords.Count == 0 ? null : [.. keywords.Select(k => k.Key)];
        return _machine.Parts.NewThread(_machine, start.Thread, new ScriptCall(Function, arguments, names));
    }

    private static string NameOf(BoundMethodObject method)
    {
        var name = method.Function.Ref switch
        {
            FunctionObject function => function.Code.Name,
            NativeFunction native => native.Name,
            _ => "method",
        };
        return $"{Types.NameOf(method.Self)}.{name}";
    }
}
