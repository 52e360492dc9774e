namespace Rtos.MicroPython;

/// <summary>The C# modules, by name; most can also be imported with a <c>u</c> before their name.</summary>
internal static class NativeModules
{
    // The names that MicroPython's older scripts use.
    private static readonly HashSet<string> WithPrefix = new(StringComparer.Ordinal)
    {
        "time", "sys", "random", "struct", "json", "binascii", "os", "select", "errno",
    };

    /// <summary>The names of the modules that scripts import.</summary>
    internal static IReadOnlyList<string> Names { get; } =
    [
        "time", "gc", "sys", "micropython", "machine", "math", "random", "struct", "json", "binascii", "os", "select", "errno",
    ];

    /// <summary>The functions of modules that the prelude calls.</summary>
    internal static IReadOnlyList<KeyValuePair<string, Value>> ForPrelude { get; } =
        [KeyValuePair.Create("_print_exception", Value.Of(new NativeFunction("_print_exception", 1, 1, SysModule.PrintException)))];

    /// <summary>The factory of a module for a machine, by the name that a script imports.</summary>
    internal static IReadOnlyDictionary<string, Func<Machine, ModuleObject>> Makers { get; } = WithOldNames(new(StringComparer.Ordinal)
    {
        ["time"] = TimeModule.Create,
        ["gc"] = static _ => GcModule.Create(),
        ["sys"] = SysModule.Create,
        ["micropython"] = static _ => MicroPythonModule.Create(),
        ["machine"] = static _ => MachineModule.Create(),
        ["math"] = static _ => MathModule.Create(),
        ["random"] = static _ => RandomModule.Create(),
        ["struct"] = static _ => StructModule.Create(),
        ["json"] = static _ => JsonModule.Create(),
        ["binascii"] = static _ => BinasciiModule.Create(),
        ["os"] = static _ => OsModule.Create(),
        ["select"] = static _ => SelectModule.Create(),
        ["errno"] = static _ => ErrnoModule.Create(),
        ["_collections"] = static _ => CollectionsModule.Create(),
        ["_thread"] = ThreadModule.Create,
        ["builtins"] = static m => new ModuleObject("builtins") { Attributes = m.Builtins },
        ["__builtins__"] = static m => new ModuleObject("builtins") { Attributes = m.Builtins },
    });

    /// <summary>Whether a module takes precedence over the files of the script.</summary>
    internal static bool IsBuiltIn(string name) => name is "_thread" or "builtins" or "__builtins__" || Names.Contains(Plain(name));

    /// <summary>The name without the old prefix.</summary>
    internal static string Plain(string name) => name.StartsWith('u') && WithPrefix.Contains(name[1..]) ? name[1..] : name;

    private static Dictionary<string, Func<Machine, ModuleObject>> WithOldNames(Dictionary<string, Func<Machine, ModuleObject>> makers)
    {
        foreach (var name in WithPrefix)
        {
            makers.Add($"u{name}", makers[name]);
        }

        return makers;
    }
}
