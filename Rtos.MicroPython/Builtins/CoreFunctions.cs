namespace Rtos.MicroPython;

/// <summary>The built-in functions for objects, classes and code rather than data.</summary>
internal static partial class CoreFunctions
{
    /// <summary><c>object.__init__</c>.</summary>
    internal static NativeFunction ObjectInit { get; } = new("__init__", 1, NativeFunction.Open, InitOfBase) { TakesAnyKeyword = true, TakesInstance = true };

    /// <summary>The functions, by name; those with one underscore are for the prelude only.</summary>
    internal static IReadOnlyDictionary<string, Value> Table { get; } = new[]
    {
        new NativeFunction("callable", 1, 1, (_, a) => Value.Of(IsCallable(a[0]))),
        new NativeFunction("delattr", 2, 2, DeleteAttribute),
        new NativeFunction("dir", 0, 1, Dir),
        new NativeFunction("eval", 1, 3, (m, a) => Run(m, a, CompileMode.Expression)),
        new NativeFunction("exec", 1, 3, (m, a) => Run(m, a, CompileMode.File)),
        new NativeFunction("compile", 3, 6, Compile),
        new NativeFunction("getattr", 2, 3, GetAttribute),
        new NativeFunction("globals", 0, 0, static (m, _) => Value.Of(m.Current.Frames.OfScript.Globals)),
        new NativeFunction("hasattr", 2, 2, HasAttribute),
        HelpFunction.Function,
        HelpFunction.Text,
        HelpFunction.MembersOf,
        new NativeFunction("id", 1, 1, static (m, a) => Value.Of(IdOf(m, a[0]))),
        new NativeFunction("isinstance", 2, 2, static (_, a) => Value.Of(IsInstance(Types.Of(a[0]), a[1], "isinstance"))),
        new NativeFunction("issubclass", 2, 2, static (_, a) => Value.Of(IsInstance(ClassOf(a[0]), a[1], "issubclass"))),
        new NativeFunction("iter", 1, 1, Iter) { FallbackName = "op_iter" },
        new NativeFunction("locals", 0, 0, static (m, _) => Value.Of(m.Current.Frames.OfScript.Names)),
        new NativeFunction("next", 1, 2, Next) { FallbackName = "op_next" },
        new NativeFunction("input", 0, 1, static (_, _) => Value.Fallback) { FallbackName = "op_input" },
        new NativeFunction("open", 1, 4, static (_, a) => throw NoFile(a)) { TakesAnyKeyword = true },
        PrintFunction.Function,
        PrintFunction.Write,
        new NativeFunction("setattr", 3, 3, SetAttribute),
        new NativeFunction("__import__", 1, 5, static (m, a) => NativeResult.Call(m.Prelude["op_import"], a[0])),
        new NativeFunction("__build_class__", 0, 0, static (_, _) => throw ScriptError.RuntimeError("__build_class__ is not there; use type(name, bases, dict)")),
    }.ToDictionary(f => f.Name, f => Value.Of(f), StringComparer.Ordinal);

    private static NativeResult InitOfBase(Machine machine, Arguments args)
    {
        // super().__init__(…) of a class that derives from a native type makes the object inside.
        if (args[0].Ref is ExceptionObject error)
        {
            error.Arguments = args.Count == 1 ? TupleObject.Empty : new TupleObject(args.Positional[1..].ToArray());
        }
        else if (args[0].Ref is InstanceObject { Type.Native: { } native } instance && native != Types.Object)
        {
            instance.Base = Classes.NewNative(machine, native, args.All[1..], args.KeywordNames);
        }

        return Value.None;
    }

    // As for a missing file; reading and writing do not differ in this.
    private static ScriptError NoFile(Arguments args)
    {
        _ = Given.Str(args, 0);
        return ScriptError.Of(Types.OSError, Value.Of((long)Errors.NoEntry), Value.Of("files are not emulated"));
    }

    private static bool IsCallable(Value value) => value.Ref switch
    {
        FunctionObject or NativeFunction or BoundMethodObject or TypeObject => true,
        InstanceObject instance => !instance.Type.Lookup("__call__").IsUnset,
        _ => false,
    };

    private static long IdOf(Machine machine, Value value) => value.Ref switch
    {
        Tag => value.IsInt ? (value.Bits * 2) + 1 : 0x3F400000 + (value.Bits & 0xFFFF),
        ScriptObject o => machine.Addresses.Of(o),
        string text => 0x3F410000 + KeyHash.Of(text) % 0xFFFF0,
        _ => 0,
    };

    private static TypeObject ClassOf(Value value) =>
        value.Ref as TypeObject ?? throw ScriptError.TypeError("issubclass() arg 1 must be a class");

    private static bool IsInstance(TypeObject type, Value of, string function) => of.Ref switch
    {
        TypeObject t => type.IsSubclassOf(t),
        TupleObject tuple => IsInstanceOfAny(type, tuple.Items, function),
        _ => throw ScriptError.TypeError($"{(function == "isinstance" ? "issubclass" : function)}() arg 2 must be a class or a tuple of classes"),
    };

    private static bool IsInstanceOfAny(TypeObject type, Value[] of, string function)
    {
        HostWork.Descend();
        try
        {
            return Array.Exists(of, t => IsInstance(type, t, function));
        }
        finally
        {
            HostWork.Ascend();
        }
    }

    private static NativeResult GetAttribute(Machine machine, Arguments args)
    {
        var name = Name(args[1]);
        if (PythonGetter(machine, args[0], name) is { } call)
        {
            return args.Has(2)
                ? NativeResult.Call(machine.Prelude["op_call_or_default"], call.Callable, machine.NewTuple(call.Arguments), args[2])
                : NativeResult.Call(call.Callable, call.Arguments);
        }

        var found = Attributes.Of(machine, args[0], name);
        return !found.IsUnset ? found : args.Has(2) ? args[2] : throw ScriptError.NoAttribute(args[0], name);
    }

    private static NativeResult HasAttribute(Machine machine, Arguments args)
    {
        var name = Name(args[1]);
        return PythonGetter(machine, args[0], name) is { } call
            ? NativeResult.Call(machine.Prelude["op_call_succeeds"], call.Callable, machine.NewTuple(call.Arguments))
            : Value.Of(!Attributes.Of(machine, args[0], name).IsUnset);
    }

    // The script's code that must be called to find an attribute: a property, or __getattr__ if there is nothing else.
    private static (Value Callable, Value[] Arguments)? PythonGetter(Machine machine, Value o, string name)
    {
        if (o.Ref is not InstanceObject instance)
        {
            return null;
        }

        if (instance.Type.Lookup(name).Ref is PropertyObject property && !(instance.Attributes?.TryGet(name, out _) ?? false))
        {
            return (property.Getter.IsUnset ? throw ScriptError.AttributeError("unreadable attribute") : property.Getter, [o]);
        }

        return instance.Type.Lookup("__getattr__") is { Ref: FunctionObject } method && Attributes.Of(machine, o, name).IsUnset
            ? (method, [o, Value.Of(name)])
            : null;
    }

    private static NativeResult SetAttribute(Machine machine, Arguments args)
    {
        var name = Name(args[1]);
        switch (args[0].Ref)
        {
            case InstanceObject instance when instance.Type.Lookup(name).Ref is PropertyObject { Setter.IsUnset: false } property:
                return NativeResult.Call(property.Setter, args[0], args[2]);
            case InstanceObject instance when instance.Type.Lookup("__setattr__") is { Ref: FunctionObject } method:
                return NativeResult.Call(method, args[0], args[1], args[2]);
            case InstanceObject instance:
                Attributes.SetOwn(machine, instance, machine.Names.Intern(name), args[2]);
                return Value.None;
            case ModuleObject module:
                module.Attributes.Set(machine.Names.Intern(name), args[2]);
                return Value.None;
            case TypeObject { IsNative: false } type:
                type.Attributes.Set(machine.Names.Intern(name), args[2]);
                return Value.None;
            default:
                throw ScriptError.NoAttribute(args[0], name);
        }
    }

    /// <summary><c>object.__setattr__</c>.</summary>
    internal static NativeResult SetOwnAttribute(Machine machine, Arguments args)
    {
        var instance = args[0].Ref as InstanceObject ?? throw ScriptError.NoAttribute(args[0], Name(args[1]));
        Attributes.SetOwn(machine, instance, machine.Names.Intern(Name(args[1])), args[2]);
        return Value.None;
    }

    /// <summary><c>object.__delattr__</c>.</summary>
    internal static NativeResult DeleteOwnAttribute(Machine machine, Arguments args) =>
        args[0].Ref is InstanceObject { Attributes: { } own } && own.Remove(Name(args[1]))
            ? Value.None
            : throw ScriptError.NoAttribute(args[0], Name(args[1]));

    private static NativeResult DeleteAttribute(Machine machine, Arguments args)
    {
        var name = Name(args[1]);
        if (args[0].Ref is InstanceObject o && o.Type.Lookup(name).Ref is PropertyObject { Deleter.IsUnset: false } property)
        {
            return NativeResult.Call(property.Deleter, args[0]);
        }

        if (args[0].Ref is InstanceObject { Type: var owner } && owner.Lookup("__delattr__") is { Ref: FunctionObject } method)
        {
            return NativeResult.Call(method, args[0], args[1]);
        }

        var own = args[0].Ref switch
        {
            InstanceObject instance => instance.Attributes,
            ModuleObject module => module.Attributes,
            TypeObject { IsNative: false } type => type.Attributes,
            _ => null,
        };
        return own is not null && own.Remove(name) ? Value.None : throw ScriptError.NoAttribute(args[0], name);
    }

    private static string Name(Value name) => name.Ref as string ?? throw ScriptError.TypeError("attribute name must be string");

    private static NativeResult Iter(Machine machine, Arguments args) => args[0].Ref switch
    {
        NativeIterator or ScriptObject { IsIterator: true } => args[0],
        InstanceObject instance when instance.Base.IsUnset || instance.Type.Lookup("__iter__").Ref is FunctionObject => Value.Fallback,
        InstanceObject instance => NativeResult.Call(Table["iter"], instance.Base),
        _ => Iteration.Of(machine, args[0]) is { } iterator
            ? machine.New(iterator)
            : throw ScriptError.TypeError($"'{Types.NameOf(args[0])}' object isn't iterable"),
    };

    private static NativeResult Next(Machine machine, Arguments args)
    {
        switch (args[0].Ref)
        {
            case NativeIterator native:
                return native.MoveNext(machine, out var value) ? value : args.Has(1) ? args[1] : throw ScriptError.Of(Types.StopIteration);
            case GeneratorObject generator when !args.Has(1):
                return NativeResult.Resume(generator, Value.None);
            case InstanceObject or ScriptObject { IsIterator: true }:
                return Value.Fallback;
            default:
                throw ScriptError.TypeError($"'{Types.NameOf(args[0])}' object isn't an iterator");
        }
    }
}
