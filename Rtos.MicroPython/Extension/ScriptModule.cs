using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>A C# module that is built for one device: its constants, functions and types. See <see cref="ScriptProgram.AddModule"/>.</summary>
/// <remarks>
/// Parameters are written as a text: <c>pin, [level], [timeout=]</c>. Optional ones are in brackets; those with an equals sign may
/// be given by its name. The interpreter checks the number and the names before a function is called.
/// </remarks>
public sealed class ScriptModule
{
    private readonly Machine _machine;
    private readonly ModuleFunctions _functions;
    private readonly ModuleObject _module;
    private bool _isComplete;

    internal ScriptModule(Machine machine, string name)
    {
        _machine = machine;
        _functions = new ModuleFunctions(machine);
        _module = new ModuleObject(machine.Names.Known(name));
        Name = name;
        Set("__name__", Value.Of(_module.Name));
    }

    /// <summary>The name by which a script imports it.</summary>
    public string Name { get; }

    /// <summary>The device on which the script is loaded: to create tasks, queues, timers and interrupts for the module.</summary>
    public Device Device => _machine.Device;

    /// <summary>The threads of the script, and its console.</summary>
    public ThreadModel Threads => _machine.Model;

    /// <summary>Adds a value.</summary>
    /// <param name="name">Its name: letters, digits and underscores.</param>
    /// <param name="value">A number, a text, <c>bytes</c>, or a tuple, list or dict of these.</param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">The name is not valid or already used, or a script cannot hold the value.</exception>
    /// <exception cref="InvalidOperationException">The module is complete.</exception>
    public ScriptModule Constant(string name, PyValue value)
    {
        if (!ThreadValues.CanTake(value))
        {
            throw new ArgumentException($"{Name}.{name}: no script can hold {value.Repr}", nameof(value));
        }

        Add(name, () => _machine.Values.FromPy(value));
        return this;
    }

    /// <summary>Adds a function that returns at once: it never waits, and makes no kernel calls.</summary>
    /// <param name="name">Its name: letters, digits and underscores.</param>
    /// <param name="parameters">Its parameters, as in <c>pin, [level], [timeout=]</c>; empty for none.</param>
    /// <param name="code">
    /// The code. It raises a Python exception by throwing a <see cref="PyException"/> of a built-in type; any other exception stops the
    /// device. A call takes the time of a built-in function, plus what <see cref="ScriptArguments.Charge"/> adds; its stack usage is that of its
    /// <see cref="StackFrameAttribute"/>.
    /// </param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">The name or the parameters are not valid, or the name is already used.</exception>
    /// <exception cref="InvalidOperationException">The module is complete.</exception>
    public ScriptModule Function(string name, string parameters, Func<ScriptArguments, PyValue> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        var whole = $"{Name}.{name}";
        Add(name, () => Value.Of(_functions.Make(whole, parameters, (_, args) => _functions.Take(whole, code(args)), code.Method, isMethod: false)));
        return this;
    }

    /// <summary>Adds a function that may wait: an async method that awaits kernel calls and routines, in the task of the thread that calls it.</summary>
    /// <param name="name">Its name: letters, digits and underscores.</param>
    /// <param name="parameters">Its parameters, as in <c>pin, [level], [timeout=]</c>; empty for none.</param>
    /// <param name="code">
    /// The code. It runs without the GIL, so that other threads of the script run while it waits. Exceptions work as in a function that
    /// returns at once. It takes time with <see cref="Rtos.Tasks.RtosTask.Work(Cycles)"/>; its frames use the thread's stack like frames of
    /// tasks in C#.
    /// </param>
    /// <returns>The module.</returns>
    /// <exception cref="ArgumentException">The name or the parameters are not valid, or the name is already used.</exception>
    /// <exception cref="InvalidOperationException">The module is complete.</exception>
    public ScriptModule Function(string name, string parameters, Func<ScriptArguments, Routine<PyValue>> code)
    {
        ArgumentNullException.ThrowIfNull(code);
        Add(name, () => Value.Of(ModuleFunctions.MakeRoutine($"{Name}.{name}", parameters, (_, args) => code(args), isMethod: false)));
        return this;
    }

    /// <summary>Adds a type whose objects are C# objects.</summary>
    /// <typeparam name="T">Their class.</typeparam>
    /// <param name="name">Its name: letters, digits and underscores.</param>
    /// <param name="parameters">The parameters of its constructor; empty for none.</param>
    /// <param name="make">Makes an object when a script calls the type; if omitted, only functions of the module make objects.</param>
    /// <returns>The type, to which methods are added.</returns>
    /// <exception cref="ArgumentException">The name or the parameters are not valid, or the name is already used.</exception>
    /// <exception cref="InvalidOperationException">The module is complete.</exception>
    public ScriptType<T> Type<T>(string name, string parameters = "", Func<ScriptArguments, T>? make = null)
        where T : class
    {
        var type = new TypeObject(name, Types.Object);
        Add(name, () =>
        {
            type.Constructor = make is null ? null : _functions.Make(
                $"{Name}.{name}", parameters, (_, args) => _machine.Values.FromPy(ScriptType<T>.ValueOf(type, make(args))), make.Method, isMethod: false);
            return Value.Of(type);
        });
        return new ScriptType<T>(_machine, _functions, type, $"{Name}.{name}", () => CheckOpen());
    }

    /// <summary>The module for the script; nothing can be added after that.</summary>
    internal ModuleObject Complete()
    {
        _isComplete = true;
        return _module;
    }

    private void Add(string name, Func<Value> make)
    {
        CheckOpen();
        ModuleName.Check(name, nameof(name));
        if (_module.Attributes.TryGet(name, out _))
        {
            throw new ArgumentException($"the module {Name} has a {name} already", nameof(name));
        }

        Set(name, make());
    }

    private void Set(string name, Value value) => _module.Attributes.Set(_machine.Names.Known(name), value);

    private void CheckOpen()
    {
        if (_isComplete)
        {
            throw new InvalidOperationException($"the module {Name} is complete; add to it where it is made, in the method given to AddModule");
        }
    }
}
