using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The C# modules that a program adds.</summary>
internal sealed class AddedModules
{
    private readonly List<KeyValuePair<string, Action<ScriptModule>>> _builders = [];

    /// <summary>Adds one.</summary>
    /// <exception cref="ArgumentException">The name is not valid, or a module already has it.</exception>
    internal void Add(string name, Action<ScriptModule> build)
    {
        ModuleName.Check(name, nameof(name));
        ArgumentNullException.ThrowIfNull(build);
        if (NativeModules.Makers.ContainsKey(name) || FrozenModules.Source(name) is not null || name == "__main__")
        {
            throw new ArgumentException($"the interpreter has a module {name}, which a module in C# does not replace; give it another name", nameof(name));
        }

        if (_builders.Exists(b => b.Key == name))
        {
            throw new ArgumentException($"the script has a module {name} in C# already", nameof(name));
        }

        _builders.Add(KeyValuePair.Create(name, build));
    }

    /// <summary>All parts of a machine, including these modules.</summary>
    /// <param name="parts">The parts of the interpreter.</param>
    /// <param name="made">The modules, by name; they are built later.</param>
    internal MachineParts AddTo(MachineParts parts, Dictionary<string, ModuleObject> made)
    {
        if (_builders.Count == 0)
        {
            return parts;
        }

        var makers = new Dictionary<string, Func<Machine, ModuleObject>>(parts.Modules, StringComparer.Ordinal);
        foreach (var (name, _) in _builders)
        {
            makers.Add(name, _ => made[name]);
        }

        return parts with { Modules = makers, ModuleNames = [.. parts.ModuleNames.Concat(_builders.Select(static b => b.Key)).Order(StringComparer.Ordinal)] };
    }

    /// <summary>Builds the modules of a machine, in the order in which they were added.</summary>
    internal void Build(Machine machine, Dictionary<string, ModuleObject> made)
    {
        foreach (var (name, build) in _builders)
        {
            var module = new ScriptModule(machine, name);
            build(module);
            made.Add(name, module.Complete());
        }
    }
}
