namespace Rtos.MicroPython;

/// <summary>The source of a script, and the place of its own modules.</summary>
public sealed class Script
{
    // Names that only Loboris' module has: a script that uses one of them is written for that dialect.
    private static readonly HashSet<string> LoborisNames = new(StringComparer.Ordinal)
    {
        "allowsuspend", "suspend", "resume", "kill", "notify", "getnotification", "sendmsg", "getmsg", "getReplID", "getMainID", "replAcceptMsg",
        "mainAcceptMsg", "getThreadName", "getSelfName", "isnotified",
    };

    private readonly Func<string, string?> _readBeside;
    private readonly Lazy<bool> _speaksLoboris;
    private readonly bool _setsStackSize;
    private CodeObject? _code;

    private Script(string name, string source, Func<string, string?> readBeside)
    {
        Name = name;
        Source = source;
        _readBeside = readBeside;
        _code = Compile();
        UsesThreads = FindsName(_code, "_thread");
        _setsStackSize = FindsName(_code, "stack_size");

        // Usually the main script alone decides this.
        var isFound = FindsLoboris(_code);
        _speaksLoboris = new Lazy<bool>(() => isFound || Files().Skip(1).Any(f => Compiled(f.Text, f.File) is { } code && FindsLoboris(code)));
        ReadsInput = FindsName(_code, "input") || FindsName(_code, "stdin");
    }

    /// <summary>The file's name, as in tracebacks.</summary>
    public string Name { get; }

    /// <summary>The text.</summary>
    public string Source { get; }

    /// <summary>Whether it, or a module next to it that it imports, starts threads by a name or uses a function that only Loboris' module has.</summary>
    public bool SpeaksLoboris => _speaksLoboris.Value;

    /// <summary>The dialect that was detected, if it changes what a call does; otherwise null.</summary>
    internal string? DialectNote => !UsesThreads || !_setsStackSize ? null
        : SpeaksLoboris ? "using Loboris' _thread, because the program names a thread or calls a function that only Loboris has (--dialect pycom overrides this)"
        : "using Pycom's _thread, because the program uses nothing that only Loboris has (--dialect loboris overrides this)";

    /// <summary>Whether it mentions the module <c>_thread</c>.</summary>
    public bool UsesThreads { get; }

    /// <summary>Whether it reads typed input: it mentions <c>input</c> or <c>stdin</c>.</summary>
    public bool ReadsInput { get; }

    /// <summary>Makes a script from a text; it has no modules of its own.</summary>
    /// <param name="source">The text.</param>
    /// <param name="name">The name, as in tracebacks.</param>
    /// <returns>The script, compiled.</returns>
    /// <exception cref="ScriptSyntaxException">The text is not valid MicroPython.</exception>
    public static Script Parse(string source, string name = "main.py")
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(name);
        return new Script(name, source, static _ => null);
    }

    /// <summary>Reads a script from a file; its own modules are the files next to it.</summary>
    /// <param name="path">The file.</param>
    /// <returns>The script, compiled.</returns>
    /// <exception cref="ScriptSyntaxException">The file is not valid MicroPython.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the file is denied.</exception>
    public static Script Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        return new Script(Path.GetFileName(path), ReadText(path), file =>
        {
            var beside = Path.Combine(folder, file);
            return File.Exists(beside) ? ReadText(beside) : null;
        });
    }

    // Only enough to show the compiler that it is too much: the file may be of any size, or an endless device.
    private static string ReadText(string path)
    {
        using var reader = new StreamReader(path);
        var text = new char[Compiler.LongestSource + 1];
        var length = reader.ReadBlock(text);
        return new string(text, 0, length);
    }

    /// <summary>The text and those of the modules next to it that it imports by name, directly or indirectly: the whole program.</summary>
    /// <returns>The texts, each after its file's name.</returns>
    public string WholeText()
    {
        var whole = new System.Text.StringBuilder();
        foreach (var (file, text) in Files())
        {
            whole.Append(file).Append('\n').Append(text).Append('\n');
        }

        return whole.ToString();
    }

    /// <summary>The script and the modules next to it that it imports by name, directly or indirectly.</summary>
    internal IEnumerable<(string File, string Text)> Files()
    {
        var open = new Queue<(string File, string Text)>([(Name, Source)]);
        var known = new HashSet<string>(StringComparer.Ordinal) { Name };
        while (open.TryDequeue(out var next))
        {
            yield return next;
            foreach (var module in Imports(next.Text, next.File))
            {
                var file = module.Replace('.', '/') + ".py";
                if (known.Add(file) && _readBeside(file) is { } text)
                {
                    open.Enqueue((file, text));
                }
            }
        }
    }

    /// <summary>The files next to the script that are not used when it imports their names: the modules are built in.</summary>
    internal IReadOnlyList<string> UnusedFiles =>
    [
        .. Files().SelectMany(f => Imports(f.Text, f.File)).Distinct(StringComparer.Ordinal)
            .Where(name => NativeModules.IsBuiltIn(name) && _readBeside(name + ".py") is not null).Select(name => name + ".py"),
    ];

    private static List<string> Imports(string source, string file)
    {
        var names = new List<string>();
        if (Compiled(source, file) is { } code)
        {
            Collect(code, names);
        }

        return names;
    }

    // Null for text that does not compile: the error is reported when the script imports it.
    private static CodeObject? Compiled(string source, string file)
    {
        try
        {
            return Compiler.Compile(source, file, CompileMode.File);
        }
        catch (ScriptSyntaxException)
        {
            return null;
        }
    }

    private static void Collect(CodeObject code, List<string> into)
    {
        into.AddRange(code.Instructions.Where(i => i.Op == Op.ImportName).Select(i => code.Names[i.Argument]));
        foreach (var constant in code.Constants)
        {
            if (constant.Ref is CodeObject inner)
            {
                Collect(inner, into);
            }
        }
    }

    internal string? ReadBeside(string file) => _readBeside(file);

    // Code caches where it found names, so each device has its own. Devices may be made on several threads.
    internal CodeObject Compile() => Interlocked.Exchange(ref _code, null) ?? Compiler.Compile(Source, Name, CompileMode.File);

    private static bool FindsName(CodeObject code, string name) =>
        Array.IndexOf(code.Names, name) >= 0 || Array.Exists(code.Constants, c => c.Ref is CodeObject inner && FindsName(inner, name));

    private static bool FindsLoboris(CodeObject code) =>
        (Array.Exists(code.Names, LoborisNames.Contains) && Array.IndexOf(code.Names, "_thread") >= 0)
        || StartsByName(code)
        || Array.Exists(code.Constants, c => c.Ref is CodeObject inner && FindsLoboris(inner));

    // start_new_thread with a text as its first argument.
    private static bool StartsByName(CodeObject code)
    {
        for (var i = 0; i + 1 < code.Instructions.Length; i++)
        {
            var (load, next) = (code.Instructions[i], code.Instructions[i + 1]);
            if (load.Op is Op.LoadMethod or Op.LoadAttr or Op.LoadName or Op.LoadGlobal && code.Names[load.Argument] == "start_new_thread"
                && next.Op == Op.LoadConst && code.Constants[next.Argument].IsStr)
            {
                return true;
            }
        }

        return false;
    }
}
