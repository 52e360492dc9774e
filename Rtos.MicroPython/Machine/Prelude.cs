namespace Rtos.MicroPython;

/// <summary>The prelude: functions of the interpreter in Python, compiled when they are first needed.</summary>
internal sealed class Prelude(ScriptNames machineNames)
{
    private static readonly Lazy<Dictionary<string, string>> Sources = new(ReadSources);

    /// <summary>The names of all its functions.</summary>
    internal static IReadOnlyCollection<string> FunctionNames => Sources.Value.Keys;

    /// <summary>The names that its functions see, besides the built-in ones.</summary>
    internal DictObject Names { get; } = new();

    /// <summary>A function of the prelude.</summary>
    internal Value this[string name] => TryGet(name, out var function)
        ? function
        : throw new InvalidOperationException($"the prelude has no function {name}");

    /// <summary>A function of the prelude, if it exists.</summary>
    internal bool TryGet(string name, out Value function)
    {
        if (Names.TryGet(name, out function))
        {
            return true;
        }

        if (!Sources.Value.TryGetValue(name, out var source))
        {
            return false;
        }

        var code = Compiler.Compile(source, "prelude", CompileMode.Hidden);
        machineNames.Know(code);
        function = Define(code);
        Names.Set(machineNames.Known(name), function);
        return true;
    }

    // The effect of a module body that is one def whose defaults are constants.
    private Value Define(CodeObject module)
    {
        var stack = new Stack<Value>();
        foreach (var (op, arg) in module.Instructions)
        {
            switch (op)
            {
                case Op.LoadConst: stack.Push(module.Constants[arg]); break;
                case Op.LoadSmallInt: stack.Push(Value.Of((long)arg)); break;
                case Op.LoadNone: stack.Push(Value.None); break;
                case Op.LoadBool: stack.Push(Value.Of(arg != 0)); break;
                case Op.BuildTuple: stack.Push(Value.Of(new TupleObject(Take(stack, arg)))); break;
                case Op.BuildDict: stack.Push(Value.Of(ToDict(Take(stack, 2 * arg)))); break;
                case Op.MakeFunction:
                    return Value.Of(new FunctionObject((CodeObject)module.Constants[arg >> 3].Ref!, Names)
                    {
                        KeywordDefaults = (arg & 2) != 0 ? (DictObject)stack.Pop().Ref! : null,
                        Defaults = (arg & 1) != 0 ? ((TupleObject)stack.Pop().Ref!).Items : [],
                    });
                default: throw new InvalidOperationException("a function of the prelude has a default that is not a constant");
            }
        }

        throw new InvalidOperationException("a piece of the prelude is not a def");
    }

    private static Value[] Take(Stack<Value> stack, int count)
    {
        var values = new Value[count];
        for (var i = count - 1; i >= 0; i--)
        {
            values[i] = stack.Pop();
        }

        return values;
    }

    private static DictObject ToDict(Value[] entries)
    {
        var dict = new DictObject();
        for (var i = 0; i < entries.Length; i += 2)
        {
            dict.Set(entries[i], entries[i + 1]);
        }

        return dict;
    }

    // Split at each def at the beginning of a line: each is compiled separately.
    private static Dictionary<string, string> ReadSources()
    {
        var sources = new Dictionary<string, string>(StringComparer.Ordinal);
        var assembly = typeof(Prelude).Assembly;
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.EndsWith(".py", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            foreach (var piece in ("\n" + reader.ReadToEnd().ReplaceLineEndings("\n")).Split("\ndef ").Skip(1))
            {
                sources.Add(piece[..piece.IndexOf('(', StringComparison.Ordinal)], $"def {piece}\n");
            }
        }

        return sources;
    }
}
