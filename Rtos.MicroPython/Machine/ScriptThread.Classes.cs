namespace Rtos.MicroPython;

/// <content>Classes, and making objects of them.</content>
internal sealed partial class ScriptThread
{
    // A look-up goes from class to class on the host's stack, and every way that there is.
    private const int DeepestClass = 100;
    private const long MostPaths = 1000;

    private void MakeFunction(int arg)
    {
        var code = (CodeObject)_frame.Code.Constants[arg >> 3].Ref!;
        var cells = (arg & 4) != 0 ? ((TupleObject)Pop().Ref!).Items : [];
        var keywordDefaults = (arg & 2) != 0 ? (DictObject)Pop().Ref! : null;
        var defaults = (arg & 1) != 0 ? ((TupleObject)Pop().Ref!).Items : [];
        Push(_machine.New(new FunctionObject(code, _frame.Globals) { Defaults = defaults, KeywordDefaults = keywordDefaults, Cells = cells }));
    }

    // body name base1 … → class
    private void BuildClass(int count)
    {
        var at = _sp - count - 2;
        var body = (FunctionObject)_stack[at].Ref!;
        var bases = new TypeObject[count];
        for (var i = 0; i < count; i++)
        {
            bases[i] = _stack[at + 2 + i].Ref as TypeObject is { } type && type.IsBase
                ? type
                : throw ScriptError.TypeError($"type '{Types.NameOf(_stack[at + 2 + i])}' isn't an acceptable base type");
        }

        var open = new OpenClass(_stack[at + 1].AsStr, bases.Length == 0 ? [Types.Object] : bases, new DictObject());
        if (_frame.Names.TryGet("__name__", out var module) || _frame.Globals.TryGet("__name__", out module))
        {
            open.Names.Set("__module__", module);
        }

        open.Names.Set("__qualname__", Value.Of(open.Name));
        EnsureStack(_sp + body.Code.LocalNames.Length + body.Code.StackSize + 2);
        _stack.AsSpan(_sp, body.Code.LocalNames.Length).Clear();
        MakeCells(body, _sp);
        PushFrame(body.Code, body.Globals, open.Names, _sp, at, ReturnMode.Class, new Value(open));
    }

    private void FinishClass(Value cell, OpenClass open)
    {
        var made = MakeClass(_machine, open.Name, open.Bases, open.Names);
        if (cell.Ref is CellObject c)
        {
            c.Content = made;
        }

        Push(made);
    }

    /// <summary>Makes a class: what a class statement and <c>type(name, bases, dict)</c> do.</summary>
    internal static Value MakeClass(Machine machine, string name, TypeObject[] bases, DictObject names)
    {
        if (bases.Count(b => b.Native is { } n && n != Types.Object) > 1 && bases.Select(b => b.Native).Distinct().Count() > 1)
        {
            throw ScriptError.TypeError("multiple bases have instance lay-out conflict");
        }

        var type = new TypeObject(name, bases, names);
        return type.Depth <= DeepestClass && type.Paths <= MostPaths
            ? machine.New(type)
            : throw ScriptError.RuntimeError("too many base classes");
    }

    private void CallType(TypeObject type, int at, int count, string[]? names, int resultAt, ReturnMode mode, Value aux)
    {
        if (type.IsNative)
        {
            var constructor = type.Constructor ?? throw ScriptError.TypeError($"can't create '{type.Name}' instances");
            _machine.Constructing = type;
            CallNative(constructor, at, default, count, names, resultAt, mode, aux);
            return;
        }

        var made = MakeInstance(type, _stack.AsSpan(at + 1, count), names);
        var init = type.Lookup("__init__");
        if (init.IsUnset || init.Ref is NativeFunction)
        {
            CheckNoArguments(type, count);
            Deliver(made, resultAt, mode, aux);
            return;
        }

        InsertSelf(at, count, init, made);
        var (inner, innerAux) = mode switch
        {
            ReturnMode.Push => (ReturnMode.Init, made),
            ReturnMode.Raise => (ReturnMode.InitRaise, made),
            _ => (ReturnMode.InitThen, new Value(new OpenInit(made, mode, aux, _auxIndex))),
        };
        Call(at, count + 1, names, resultAt, inner, innerAux);
    }

    // A class without a constructor of its own that derives from no native type takes no arguments.
    private static void CheckNoArguments(TypeObject type, int count)
    {
        if (count > 0 && (type.Native is null || type.Native == Types.Object))
        {
            throw ScriptError.TypeError(FormattableString.Invariant($"function takes 0 positional arguments but {count} were given"));
        }
    }

    private Value MakeInstance(TypeObject type, ReadOnlySpan<Value> arguments, string[]? names)
    {
        if (type.Native is { } native && native != Types.Object)
        {
            if (type.IsException)
            {
                return _machine.New(new ExceptionObject(type, arguments.Length == 0 ? TupleObject.Empty : new TupleObject(arguments.ToArray())));
            }

            var own = type.Lookup("__init__");
            var given = own.IsUnset || own.Ref is NativeFunction ? arguments : [];
            return _machine.New(new InstanceObject(type) { Base = MakeNative(native, given, given.Length == 0 ? null : names) });
        }

        return _machine.New(new InstanceObject(type));
    }

    /// <summary>Makes the native object inside of one whose class derives from a native type.</summary>
    internal Value MakeNative(TypeObject native, ReadOnlySpan<Value> arguments, string[]? names = null)
    {
        var constructor = native.Constructor ?? throw ScriptError.TypeError($"can't create '{native.Name}' instances");
        if (arguments.Length < constructor.Least)
        {
            return default;
        }

        _machine.Current = this;
        _machine.Constructing = native;
        var made = constructor.Code(_machine, Bound(constructor, arguments, names));
        return made.IsValue
            ? made.Value
            : throw ScriptError.TypeError($"{native.Name}: an object of a script cannot be converted while a subclass is made; convert it before");
    }

    private static Arguments Bound(NativeFunction native, ReadOnlySpan<Value> arguments, string[]? names) =>
        names is null || names.Length == 0 ? new Arguments(arguments)
        : native.TakesAnyKeyword ? new Arguments(arguments, names)
        : new Arguments(BindNative(native, arguments, names));

    /// <summary>A class whose body runs.</summary>
    private sealed record OpenClass(string Name, TypeObject[] Bases, DictObject Names);

    /// <summary>An object whose __init__ runs for a call that does more than push it.</summary>
    private sealed record OpenInit(Value Made, ReturnMode Mode, Value Aux, int AuxIndex);
}
