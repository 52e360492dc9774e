namespace Rtos.MicroPython;

/// <summary>Builds a module.</summary>
internal readonly struct ModuleBuilder
{
    private readonly ModuleObject _module;

    internal ModuleBuilder(string name)
    {
        _module = new ModuleObject(name);
        Constant("__name__", Value.Of(name));
    }

    internal ModuleObject Module => _module;

    /// <summary>Adds a value.</summary>
    internal void Constant(string name, Value value) => _module.Attributes.Set(string.Intern(name), value);

    /// <summary>Adds a number.</summary>
    internal void Constant(string name, long value) => Constant(name, Value.Of(value));

    /// <summary>Adds a function with a fixed number of arguments.</summary>
    internal void Function(string name, int count, NativeCode code) => Function(name, count, count, code);

    /// <summary>Adds a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="least">The least number of arguments.</param>
    /// <param name="most">The most positional arguments.</param>
    /// <param name="code">The code.</param>
    /// <param name="parameters">The names by which arguments can be given.</param>
    internal void Function(string name, int least, int most, NativeCode code, params string?[] parameters) =>
        Constant(name, Value.Of(new NativeFunction(name, least, most, code) { ParameterNames = parameters }));
}
