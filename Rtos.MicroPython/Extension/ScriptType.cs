using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A type of a C# module, made with <see cref="ScriptModule.Type"/>: its methods, and its objects.</summary>
/// <typeparam name="T">The class of its objects.</typeparam>
public sealed class ScriptType<T>
    where T : class
{
    private readonly Machine _machine;
    private readonly ModuleFunctions _functions;
    private readonly TypeObject _type;
    private readonly string _name;
    private readonly Action _checkOpen;

    internal ScriptType(Machine machine, ModuleFunctions functions, TypeObject type, string name, Action checkOpen)
    {
        _machine = machine;
        _functions = functions;
        _type = type;
        _name = name;
        _checkOpen = checkOpen;
    }

    /// <summary>Adds a method that returns at once.</summary>
    /// <param name="name">Its name; Python's own names, such as <c>__enter__</c>, have their usual meaning.</param>
    /// <param name="parameters">Its parameters without the object, as in <c>pin, [level], [timeout=]</c>; empty for none.</param>
    /// <param name="code">The code; see <see cref="ScriptModule.Function(string, string, Func{ScriptArguments, PyValue})"/>.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">The name or the parameters are not valid, or the name is already used.</exception>
    /// <exception cref="InvalidOperationException">The module is complete.</exception>
    public ScriptType<T> Method(string name, string parameters, Func<T, ScriptArguments, PyValue> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var whole = $"{_name}.{name}";
        Add(name, () => _functions.Make(whole, parameters, (self, args) => _functions.Take(whole, code(Self(self), args)), code.Method, isMethod: true));
        return this;
    }

    /// <summary>Adds a method that may wait.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="parameters">Its parameters without the object, as in <c>pin, [level], [timeout=]</c>; empty for none.</param>
    /// <param name="code">The code; see <see cref="ScriptModule.Function(string, string, Func{ScriptArguments, Routine{PyValue}})"/>.</param>
    /// <returns>The type.</returns>
    /// <exception cref="ArgumentException">The name or the parameters are not valid, or the name is already used.</exception>
    /// <exception cref="InvalidOperationException">The module is complete.</exception>
    public ScriptType<T> Method(string name, string parameters, Func<T, ScriptArguments, Routine<PyValue>> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Add(name, () => ModuleFunctions.MakeRoutine($"{_name}.{name}", parameters, (self, args) => code(Self(self), args), isMethod: true));
        return this;
    }

    /// <summary>An object of the type, to return to the script.</summary>
    /// <param name="content">The object in C#.</param>
    /// <returns>A new Python object; the same value is the same object each time it is returned.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="content"/> is null.</exception>
    public PyValue New(T content)
    {
        ArgumentNullException.ThrowIfNull(content);
        return ValueOf(_type, content);
    }

    internal static PyValue ValueOf(TypeObject type, T content) => PyValue.Object(new HostObject(type, content), type.Name);

    private T Self(Value value) => ScriptArguments.ObjectOf<T>(value, _type.Name);

    private void Add(string name, Func<NativeFunction> make)
    {
        _checkOpen();
        ModuleName.Check(name, nameof(name));
        if (_type.Attributes.TryGet(name, out _))
        {
            throw new ArgumentException($"the type {_name} has a {name} already", nameof(name));
        }

        _type.Attributes.Set(_machine.Names.Known(name), Value.Of(make()));
    }
}
