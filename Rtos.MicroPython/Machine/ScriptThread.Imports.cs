namespace Rtos.MicroPython;

/// <content>Imports.</content>
internal sealed partial class ScriptThread
{
    // level fromlist → module
    private void ImportName(string name)
    {
        var wanted = Top;
        var level = _stack[_sp - 2].Bits;
        if (level > 0)
        {
            throw ScriptError.Of(Types.ImportError, "can't perform relative import");
        }

        // Of a dotted name every part is imported, the outermost first: the instruction comes again for each.
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

        _sp -= 2;
        var result = wanted.IsNone ? parts[0] : name;
        Push(Value.Of(_machine.Modules.Find(_machine, result)!));
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
        EnsureStack(_sp + code.LocalNames.Length + code.StackSize + 2);
        PushFrame(code, module.Attributes, module.Attributes, _sp, _sp, ReturnMode.Module, Value.Of(module));
    }

    // The module pushed last has been executed: whatever imported it looks again.
    private void FinishModule(ModuleObject module)
    {
        _sp--;
        var dot = module.Name.LastIndexOf('.');
        if (dot > 0 && _machine.Modules.Find(_machine, module.Name[..dot]) is ModuleObject parent)
        {
            parent.Attributes.Set(_machine.Names.Intern(module.Name[(dot + 1)..]), Value.Of(module));
        }

        _frame.Ip--;
    }

    // module → module attribute
    private void ImportFrom(string name)
    {
        var value = Attribute(Top, name);
        if (value.IsUnset && Top.Ref is ModuleObject module && _machine.Modules.Find(_machine, $"{module.Name}.{name}") is { } inner)
        {
            value = Value.Of(inner);
        }

        Push(value.IsUnset ? throw ScriptError.Of(Types.ImportError, $"can't import name {name}") : value);
    }

    private void ImportStar()
    {
        var names = Pop().Ref switch
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
                _frame.Names.Set(name, entry.Value);
            }
        }
    }

    private void PrintExpression()
    {
        var value = Pop();
        if (!value.IsNone)
        {
            _machine.Builtins.Set("_", value);
            Call(_machine.Prelude["op_print_repr"], [value], ReturnMode.Drop);
        }
    }
}
