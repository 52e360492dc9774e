namespace Rtos.MicroPython;

/// <summary>The modules in C#, by name; most can also be imported with a <c>u</c> before their name.</summary>
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

    /// <summary>A fresh module of a machine; null when there is none of that name.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="name">The name as imported.</param>
    internal static ModuleObject? Create(Machine machine, string name) => Plain(name) switch
    {
        "time" => TimeModule.Create(machine),
        "gc" => GcModule.Create(),
        "sys" => SysModule.Create(machine),
        "micropython" => MicroPythonModule.Create(),
        "machine" => MachineModule.Create(),
        "math" => MathModule.Create(),
        "random" => RandomModule.Create(),
        "struct" => StructModule.Create(),
        "json" => JsonModule.Create(),
        "binascii" => BinasciiModule.Create(),
        "os" => OsModule.Create(),
        "select" => SelectModule.Create(),
        "errno" => ErrnoModule.Create(),
        "_collections" => CollectionsModule.Create(),
        _ => null,
    };

    /// <summary>Whether a module is found before the files of the script are looked at.</summary>
    internal static bool IsBuiltIn(string name) => name is "_thread" or "builtins" or "__builtins__" || Names.Contains(Plain(name));

    /// <summary>The name without the old prefix.</summary>
    internal static string Plain(string name) => name.StartsWith('u') && WithPrefix.Contains(name[1..]) ? name[1..] : name;
}
