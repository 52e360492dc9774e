namespace Rtos.MicroPython;

/// <summary>Instructions of imports.</summary>
internal sealed class ImportInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly Calls _calls;
    private readonly ResultReceiver _imported;

    internal ImportInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _frames = state.Frames;
        _calls = calls;
        _imported = new Imported(machine, state.Frames);
    }

    /// <summary>level fromlist → module</summary>
    internal void ImportName(string name)
    {
        var wanted = _values.Top;
        var level = _values.Second.Bits;
        if (level > 0)
        {
            throw ScriptError.Of(Types.ImportError, "can't perform relative import");
        }

        // Every part of a dotted name is imported, the outermost first: the instruction is repeated for each.
        var parts = name.Split('.');
        var path = string.Empty;
        foreach (var part in parts)
        {
            path = path.Length == 0 ? part : $"{path}.{part}";
            if (_machine.Modules.Find(_machine, path) is null)
            {
                Import(path);
                return;
            }
        }

        _values.Count -= 2;
        var result = wanted.IsNone ? parts[0] : name;
        _values.Push(Value.Of(_machine.Modules.Find(_machine, result)!));
    }

    // A module of the script's folder: its body runs, then the import statement is executed again.
    private void Import(string path)
    {
        var code = _machine.Loader.Load(path) ?? throw ScriptError.Of(Types.ImportError, $"no module named '{path}'");
        if (code.IsHidden)
        {
            _machine.Names.Know(code);
        }
        else
        {
            _machine.Names.Own(code);
        }

        var module = _machine.Modules.Add(path, code.File);
        _values.Ensure(_values.Count + code.LocalNames.Length + code.StackSize + 2);
        _frames.Push(code, module.Attributes, module.Attributes, _values.Count, new Continuation(_values.Count, _imported, module));
    }

    /// <summary>module → module attribute</summary>
    internal void ImportFrom(string name)
    {
        var value = Attributes.Of(_machine, _values.Top, name);
        if (value.IsUnset && _values.Top.Ref is ModuleObject module && _machine.Modules.Find(_machine, $"{module.Name}.{name}") is { } inner)
        {
            value = Value.Of(inner);
        }

        _values.Push(value.IsUnset ? throw ScriptError.Of(Types.ImportError, $"can't import name {name}") : value);
    }

    /// <summary>module →</summary>
    internal void ImportStar()
    {
        var names = _values.Pop().Ref switch
        {
            ModuleObject module => module.Attributes,
            TypeObject type => type.Attributes,
            InstanceObject instance => instance.Attributes ?? new DictObject(),
            _ => new DictObject(),
        };
        for (var i = 0; i < names.Places; i++)
        {
            var entry = names.EntryAt(i);
            if (entry.Key.Ref is string name && !name.StartsWith('_'))
            {
                _frames.Current.Names.Set(name, entry.Value);
            }
        }
    }

    /// <summary>value →: the prompt's output for an expression.</summary>
    internal void PrintExpression()
    {
        var value = _values.Pop();
        if (!value.IsNone)
        {
            _machine.Builtins.Set("_", value);
            _calls.CallAndDrop(_machine.Prelude["op_print_repr"], [value], _values.Count);
        }
    }

    /// <summary>A module's body has run: its importer is executed again, and finds it. A module whose body fails is forgotten.</summary>
    private sealed class Imported(Machine machine, FrameStack frames) : ResultReceiver
    {
        internal override void Receive(Value value, in Continuation continuation)
        {
            var module = (ModuleObject)continuation.Kept!;
            var dot = module.Name.LastIndexOf('.');
            if (dot > 0 && machine.Modules.Find(machine, module.Name[..dot]) is ModuleObject parent)
            {
                parent.Attributes.Set(machine.Names.Intern(module.Name[(dot + 1)..]), Value.Of(module));
            }

            frames.Current.Ip--;
        }

        internal override bool Fail(ExceptionObject error, in Continuation continuation)
        {
            machine.Modules.Remove((ModuleObject)continuation.Kept!);
            return false;
        }
    }
}
