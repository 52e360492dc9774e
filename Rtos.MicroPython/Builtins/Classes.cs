namespace Rtos.MicroPython;

/// <summary>Makes classes, and objects of classes: the part that needs no Python code.</summary>
internal static class Classes
{
    // A look-up recurses from class to class on the host's stack, along every path.
    private const int DeepestClass = 100;
    private const long MostPaths = 1000;

    /// <summary>Makes a class, like a class statement or <c>type(name, bases, dict)</c>.</summary>
    internal static Value Make(Machine machine, string name, TypeObject[] bases, DictObject names)
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

    /// <summary>Makes an object of a script's class; its <c>__init__</c> must still be called.</summary>
    internal static InstanceObject NewInstance(Machine machine, TypeObject type, ReadOnlySpan<Value> arguments, string[]? names)
    {
        if (type.Native is { } native && native != Types.Object)
        {
            if (type.IsException)
            {
                return Charged(machine, new ExceptionObject(type, arguments.Length == 0 ? TupleObject.Empty : new TupleObject(arguments.ToArray())));
            }

            var own = type.Lookup("__init__");
            var given = own.IsUnset || own.Ref is NativeFunction ? arguments : [];
            return Charged(machine, new InstanceObject(type) { Base = NewNative(machine, native, given, given.Length == 0 ? null : names) });
        }

        return Charged(machine, new InstanceObject(type));
    }

    /// <summary>Makes the native object inside one whose class derives from a native type.</summary>
    internal static Value NewNative(Machine machine, TypeObject native, ReadOnlySpan<Value> arguments, string[]? names = null)
    {
        var constructor = native.Constructor ?? throw ScriptError.TypeError($"can't create '{native.Name}' instances");
        if (arguments.Length < constructor.Least)
        {
            return default;
        }

        var made = constructor.Code(
            machine, names is { Length: > 0 } ? NativeArguments.Named(constructor, arguments, names) : new Arguments(arguments));
        return made.IsValue
            ? made.Value
            : throw ScriptError.TypeError($"{native.Name}: an object of a script cannot be converted while a subclass is made; convert it before");
    }

    private static InstanceObject Charged(Machine machine, InstanceObject made)
    {
        machine.New(made);
        return made;
    }

    /// <summary>A class without a constructor of its own that does not derive from a native type takes no arguments.</summary>
    internal static void CheckNoArguments(TypeObject type, int count)
    {
        if (count > 0 && (type.Native is null || type.Native == Types.Object))
        {
            throw ScriptError.TypeError(FormattableString.Invariant($"function takes 0 positional arguments but {count} were given"));
        }
    }
}
