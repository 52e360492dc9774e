namespace Rtos.MicroPython;

/// <summary>Finds and compiles the script's own modules: files next to it.</summary>
/// <param name="read">Reads the text of a file by its path relative to the script's folder, with slashes; null if there is none.</param>
internal sealed class ModuleLoader(Func<string, string?> read)
{
    // A board has them compiled in its firmware.
    private readonly Dictionary<string, CodeObject> _frozen = new(StringComparer.Ordinal);

    /// <summary>Compiles the module with a dotted name; null if there is no such file. Code of the interpreter is hidden.</summary>
    /// <exception cref="ScriptError">The file cannot be compiled: a SyntaxError.</exception>
    internal CodeObject? Load(string name)
    {
        var path = name.Replace('.', '/');
        foreach (var file in (string[])[$"{path}.py", $"{path}/__init__.py"])
        {
            if (read(file) is { } source)
            {
                HostWork.Charge(Compiler.StepsOf(source));
                return Compile(source, file, CompileMode.File);
            }
        }

        return Frozen(name);
    }

    private CodeObject? Frozen(string name)
    {
        if (!_frozen.TryGetValue(name, out var code) && FrozenModules.Source(name) is { } source)
        {
            code = Compile(source, $"{name}.py", CompileMode.Hidden);
            _frozen.Add(name, code);
        }

        return code;
    }

    /// <summary>Compiles a source while a script runs: errors are SyntaxErrors that the script can catch.</summary>
    internal static CodeObject Compile(string source, string file, CompileMode mode)
    {
        try
        {
            return Compiler.Compile(source, file, mode);
        }
        catch (ScriptSyntaxException e)
        {
            var error = ScriptError.Of(Types.SyntaxError, e.Reason);
            error.Exception.Trace.Add(new TraceEntry(e.File, e.Line, string.Empty));
            throw error;
        }
    }
}
