namespace Rtos.MicroPython;

/// <summary>Attributes of objects: the part of looking them up that needs no Python code.</summary>
internal static class Attributes
{
    /// <summary>An attribute that needs no Python code, bound; unset if there is none.</summary>
    internal static Value Of(Machine machine, Value o, string name)
    {
        var found = Find(machine, o, name, out var isRaw);
        return found.IsUnset || !isRaw ? found : Bind(machine, found, o);
    }

    /// <summary>Finds an attribute; unset when there is none.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="o">The object.</param>
    /// <param name="name">The name.</param>
    /// <param name="isRaw">Whether it was found in the object's class: a function becomes a method, a property is called.</param>
    internal static Value Find(Machine machine, Value o, string name, out bool isRaw)
    {
        isRaw = false;
        switch (o.Ref)
        {
            case ModuleObject module:
                return module.Attributes.TryGet(name, out var value) ? value : OfModule(module, name);
            case TypeObject type:
                return OfType(machine, type, name);
            case InstanceObject instance:
                if (instance.Attributes is { } own && own.TryGet(name, out value))
                {
                    return value;
                }

                break;
            case SuperObject super:
                isRaw = true;
                return super.Lookup(name);
            case FunctionObject function:
                if (OfFunction(function, name) is { IsUnset: false } known)
                {
                    return known;
                }

                break;
        }

        var special = Special(o, name);
        if (!special.IsUnset)
        {
            return special;
        }

        // A function of the interpreter is a method only if the interpreter has made it one.
        var found = Types.Of(o).Lookup(name, out var isOfNativeType);
        isRaw = isOfNativeType || found.Ref is not NativeFunction;
        return found;
    }

    /// <summary>An attribute of a class as an attribute of an object of the class.</summary>
    internal static Value Bind(Machine machine, Value found, Value o) => found.Ref switch
    {
        FunctionObject or NativeFunction => machine.New(new BoundMethodObject(found, SelfOf(found, o.Ref is SuperObject s ? s.Self : o))),
        MethodWrapperObject { IsClassMethod: true } m => machine.New(new BoundMethodObject(m.Function, ClassOf(o))),
        MethodWrapperObject m => m.Function,
        _ => found,
    };

    /// <summary>The object for a method: the native object inside, if it is a method of a native type; only its constructor needs the object itself.</summary>
    internal static Value SelfOf(Value method, Value self) =>
        method.Ref is NativeFunction { TakesInstance: false } ? Numbers.Unwrap(self) : self;

    /// <summary>The class for a class method.</summary>
    internal static Value ClassOf(Value o)
    {
        var self = o.Ref is SuperObject super ? super.Self : o;
        return self.Ref is TypeObject ? self : Value.Of(Types.Of(self));
    }

    /// <summary>Sets an attribute of the object itself.</summary>
    internal static void SetOwn(Machine machine, InstanceObject instance, string name, Value value)
    {
        if (instance is ExceptionObject error && name == "args" && value.Ref is TupleObject arguments)
        {
            error.Arguments = arguments;
            return;
        }

        var own = instance.Attributes ??= new DictObject();
        var before = own.HeapBytes;
        own.Set(name, value);
        machine.Heap.Charge(own.HeapBytes - before);
    }

    private static Value OfModule(ModuleObject module, string name) => name switch
    {
        "__name__" => Value.Of(module.Name),
        "__dict__" => Value.Of(module.Attributes),
        _ => default,
    };

    private static Value OfType(Machine machine, TypeObject type, string name)
    {
        var found = type.Lookup(name);
        if (!found.IsUnset)
        {
            return found.Ref switch
            {
                MethodWrapperObject { IsClassMethod: true } m => machine.New(new BoundMethodObject(m.Function, Value.Of(type))),
                MethodWrapperObject m => m.Function,
                _ => found,
            };
        }

        return name switch
        {
            "__name__" => Value.Of(type.Name),
            "__bases__" => machine.NewTuple(Array.ConvertAll(type.Bases, b => Value.Of(b))),
            "__class__" => Value.Of(Types.Type),
            "__dict__" => machine.New(type.Attributes.Copy()),
            "__init__" => Value.Of(CoreFunctions.ObjectInit),
            _ => default,
        };
    }

    private static Value OfFunction(FunctionObject function, string name) => name switch
    {
        "__name__" => Value.Of(function.Code.Name),
        "__globals__" => Value.Of(function.Globals),
        _ => function.Attributes is { } own && own.TryGet(name, out var value) ? value : default,
    };

    private static Value Special(Value o, string name) => (name, o.Ref) switch
    {
        ("__class__", _) => Value.Of(Types.Of(o)),
        ("__dict__", InstanceObject i) => Value.Of(i.Attributes ??= new DictObject()),
        ("args", ExceptionObject e) => Value.Of(e.Arguments),
        ("value" or "errno", ExceptionObject e) => e.Arguments.Items is [var first, ..] ? first : Value.None,
        ("__name__", NativeFunction f) => Value.Of(f.Name),
        ("__name__", BoundMethodObject { Function.Ref: FunctionObject f }) => Value.Of(f.Code.Name),
        ("__name__", GeneratorObject g) => Value.Of(g.Function.Code.Name),
        ("start", SliceObject s) => s.Start,
        ("stop", SliceObject s) => s.Stop,
        ("step", SliceObject s) => s.Step,
        ("start", RangeObject r) => Value.Of(r.Start),
        ("stop", RangeObject r) => Value.Of(r.Stop),
        ("step", RangeObject r) => Value.Of(r.Step),
        _ => default,
    };
}
