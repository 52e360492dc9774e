namespace Rtos.MicroPython;

/// <summary>The modules of a machine: those that have been imported, and those of the interpreter.</summary>
/// <param name="names">The machine's names.</param>
/// <param name="makers">The factories of the interpreter's modules, by the name that a script imports.</param>
internal sealed class ModuleTable(ScriptNames names, IReadOnlyDictionary<string, Func<Machine, ModuleObject>> makers) : IHeapRoot
{
    /// <summary>The modules that have been imported, by name: <c>sys.modules</c>.</summary>
    internal DictObject Imported { get; } = new();

    /// <summary>The names under which the script itself runs.</summary>
    internal DictObject MainNames => Imported.TryGet("__main__", out var main) && main.Ref is ModuleObject module
        ? module.Attributes
        : throw new InvalidOperationException("the main script's module is gone");

    /// <summary>A module that has been imported, or one of the interpreter; null if the script's folder has to be searched.</summary>
    internal ScriptObject? Find(Machine machine, string name)
    {
        if (Imported.TryGet(name, out var found))
        {
            return found.Ref as ScriptObject;
        }

        if (!makers.TryGetValue(name, out var make))
        {
            return null;
        }

        var module = make(machine);
        Imported.Set(string.Intern(name), Value.Of(module));
        return module;
    }

    /// <summary>A module whose body is about to run.</summary>
    internal ModuleObject Add(string name, string file)
    {
        name = names.Intern(name);
        var module = new ModuleObject(name);
        module.Attributes.Set("__name__", Value.Of(name));
        module.Attributes.Set("__file__", Value.Of(file));
        Imported.Set(name, Value.Of(module));
        return module;
    }

    /// <summary>Forgets a module whose body has failed.</summary>
    internal void Remove(ModuleObject module) => Imported.Remove(module.Name);

    public void Visit(Marker marker) => marker.Visit(Imported);
}
