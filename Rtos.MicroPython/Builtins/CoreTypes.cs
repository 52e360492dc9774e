namespace Rtos.MicroPython;

/// <summary>Methods and constructors of the types for classes, functions and generators.</summary>
internal static class CoreTypes
{
    /// <summary>Fills the types; called once.</summary>
    internal static void Fill()
    {
        Types.Object.Constructor = new NativeFunction("object", 0, 0, static (m, _) => m.New(new InstanceObject(Types.Object)));
        Types.Object.Attributes.Set("__init__", Value.Of(CoreFunctions.ObjectInit));
        Types.Object.Attributes.Set("__setattr__", Value.Of(new NativeFunction("__setattr__", 3, 3, CoreFunctions.SetOwnAttribute) { TakesInstance = true }));
        Types.Object.Attributes.Set("__delattr__", Value.Of(new NativeFunction("__delattr__", 2, 2, CoreFunctions.DeleteOwnAttribute) { TakesInstance = true }));
        Types.Type.Constructor = new NativeFunction("type", 1, 3, MakeType);
        Types.Property.Constructor = new NativeFunction("property", 0, 4, static (m, a) =>
            m.New(new PropertyObject(Given(a, 0), Given(a, 1), Given(a, 2)))) { ParameterNames = ["fget", "fset", "fdel", "doc"] };
        Types.StaticMethod.Constructor = new NativeFunction("staticmethod", 1, 1, static (m, a) => Wrap(m, a[0], isClassMethod: false));
        Types.ClassMethod.Constructor = new NativeFunction("classmethod", 1, 1, static (m, a) => Wrap(m, a[0], isClassMethod: true));
        Types.Super.Constructor = new NativeFunction("super", 0, 2, MakeSuper);
        Add(Types.Property, "getter", 2, static (m, a) => m.New(new PropertyObject(a[1], Of(a).Setter, Of(a).Deleter)));
        Add(Types.Property, "setter", 2, static (m, a) => m.New(new PropertyObject(Of(a).Getter, a[1], Of(a).Deleter)));
        Add(Types.Property, "deleter", 2, static (m, a) => m.New(new PropertyObject(Of(a).Getter, Of(a).Setter, a[1])));
        FillGenerator();
    }

    // A call goes through all of them on the host's stack.
    private static Value Wrap(Machine machine, Value function, bool isClassMethod)
    {
        const int Deepest = 50;
        var wrapper = new MethodWrapperObject(function, isClassMethod);
        return wrapper.Depth <= Deepest ? machine.New(wrapper) : throw ScriptError.RuntimeError("maximum recursion depth exceeded");
    }

    private static void FillGenerator()
    {
        Add(Types.Generator, "__next__", 1, static (m, a) => NativeResult.Resume(Generator(a), Value.None));
        Add(Types.Generator, "__iter__", 1, static (_, a) => a[0]);
        Add(Types.Generator, "send", 2, static (m, a) => NativeResult.Resume(Generator(a), a[1]));
        Types.Generator.Attributes.Set("throw", Value.Of(new NativeFunction("throw", 2, 4, Throw)));
        Types.Generator.Attributes.Set("close", Value.Of(new NativeFunction("close", 1, 1, Close) { FallbackName = "op_close" }));
        Add(Types.Iterator, "__next__", 1, static (m, a) =>
            Method.Self<NativeIterator>(a).MoveNext(m, out var value) ? value : throw ScriptError.Of(Types.StopIteration));
        Add(Types.Iterator, "__iter__", 1, static (_, a) => a[0]);
    }

    private static NativeResult Throw(Machine machine, Arguments args)
    {
        var error = args[1].Ref switch
        {
            ExceptionObject e => e,
            TypeObject { IsException: true } type => args.Has(2) && args[2].Ref is ExceptionObject e
                ? e
                : ScriptError.Of(type, args.Has(2) && !args[2].IsNone ? [args[2]] : []).Exception,
            _ => throw ScriptError.TypeError("exceptions must derive from BaseException"),
        };
        var generator = Generator(args);
        if (!generator.HasStarted && !generator.HasEnded)
        {
            generator.End();
            throw new ScriptError(error);
        }

        return NativeResult.Throw(generator, error);
    }

    // A generator that has not begun or has ended is closed at once; otherwise an exception is thrown into it.
    private static NativeResult Close(Machine machine, Arguments args)
    {
        var generator = Generator(args);
        if (!generator.HasEnded && generator.HasStarted)
        {
            return Value.Fallback;
        }

        generator.End();
        return Value.None;
    }

    private static NativeResult MakeType(Machine machine, Arguments args)
    {
        if (args.Count == 1)
        {
            return Value.Of(Types.Of(args[0]));
        }

        if (args.Count != 3 || args[0].Ref is not string name || args[1].Ref is not TupleObject bases || args[2].Ref is not DictObject names)
        {
            throw ScriptError.TypeError("type takes 1 or 3 arguments");
        }

        var types = Array.ConvertAll(bases.Items, b => b.Ref is TypeObject { IsBase: true } t
            ? t
            : throw ScriptError.TypeError($"type '{Types.NameOf(b)}' isn't an acceptable base type"));
        return Classes.Make(machine, name, types.Length == 0 ? [Types.Object] : types, names.Copy());
    }

    private static NativeResult MakeSuper(Machine machine, Arguments args) => args.Count == 2 && args[0].Ref is TypeObject owner
        ? machine.New(new SuperObject(owner, args[1]))
        : throw ScriptError.TypeError("super() needs a class and an object outside of a method");

    private static PropertyObject Of(Arguments args) => Method.Self<PropertyObject>(args);

    private static GeneratorObject Generator(Arguments args) =>
        args[0].Ref as GeneratorObject ?? throw ScriptError.TypeError("a generator is needed");

    private static Value Given(Arguments args, int index) => args.Has(index) && !args[index].IsNone ? args[index] : default;

    private static void Add(TypeObject type, string name, int count, NativeCode code) =>
        type.Attributes.Set(name, Value.Of(new NativeFunction(name, count, count, code)));
}
