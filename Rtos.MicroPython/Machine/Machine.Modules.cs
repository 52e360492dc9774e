namespace Rtos.MicroPython;

/// <content>Modules.</content>
internal sealed partial class Machine
{
    /// <summary>The modules that have been imported, by name.</summary>
    internal DictObject Modules { get; } = new();

    /// <summary>A module that has been imported, or one of the interpreter; null when the script's folder has to be searched.</summary>
    internal ScriptObject? FindModule(string name)
    {
        if (Modules.TryGet(name, out var found))
        {
            return found.Ref as ScriptObject;
        }

        var module = name switch
        {
            "_thread" => ThreadModule.Create(this),
            "builtins" or "__builtins__" => new ModuleObject("builtins") { Attributes = Builtins },
            _ => NativeModules.Create(this, name),
        };
        if (module is not null)
        {
            Modules.Set(string.Intern(name), Value.Of(module));
        }

        return module;
    }

    /// <summary>A module whose body is about to run.</summary>
    internal ModuleObject AddModule(string name, string file)
    {
        name = Names.Intern(name);
        var module = new ModuleObject(name);
        module.Attributes.Set("__name__", Value.Of(name));
        module.Attributes.Set("__file__", Value.Of(file));
        Modules.Set(name, Value.Of(module));
        return module;
    }
}
