namespace Rtos.MicroPython;

/// <content>Attributes of objects.</content>
internal sealed partial class ScriptThread
{
    private void LoadAttribute(string name)
    {
        var o = Top;
        if (o.Ref is InstanceObject { Attributes: { } own } && IsOwn(own, name, out var value))
        {
            _stack[_sp - 1] = value;
            return;
        }

        var found = Find(o, name, out var isRaw);
        if (found.IsUnset)
        {
            MissingAttribute(o, name, _sp - 1);
            return;
        }

        if (!isRaw)
        {
            _stack[_sp - 1] = found;
            return;
        }

        if (found.Ref is PropertyObject property)
        {
            var getter = property.Getter.IsUnset ? throw ScriptError.AttributeError("unreadable attribute") : property.Getter;
            Call(getter, [o], _sp - 1, ReturnMode.Push, default);
            return;
        }

        _stack[_sp - 1] = Bind(found, o);
    }

    private void LoadMethod(string name)
    {
        var o = Top;
        if (o.Ref is InstanceObject { Attributes: { } own } && IsOwn(own, name, out var value))
        {
            _stack[_sp - 1] = default;
            Push(value);
            return;
        }

        var found = Find(o, name, out var isRaw);
        if (isRaw && found.Ref is FunctionObject or NativeFunction)
        {
            _stack[_sp - 1] = found;
            Push(SelfOf(found, o.Ref is SuperObject super ? super.Self : o));
            return;
        }

        // A property's getter may be Python code: its result takes the place above the unset one.
        _stack[_sp - 1] = default;
        Push(o);
        LoadAttribute(name);
    }

    // class self → function self
    private void LoadSuperMethod(string name)
    {
        var self = Pop();
        var owner = (TypeObject)Pop().Ref!;
        Push(_machine.New(new SuperObject(owner, self)));
        LoadMethod(name);
    }

    private bool IsOwn(DictObject own, string name, out Value value)
    {
        ref var place = ref _frame.Code.Cache[_frame.Ip - 1];
        if (own.IsAt(place, name))
        {
            value = own.EntryAt(place).Value;
            return true;
        }

        var found = own.Find(name);
        value = found < 0 ? default : own.EntryAt(found).Value;
        place = found < 0 ? place : found;
        return found >= 0;
    }

    /// <summary>Finds an attribute; unset when there is none.</summary>
    /// <param name="o">The object.</param>
    /// <param name="name">The name.</param>
    /// <param name="isRaw">Whether it stands in the object's class: a function becomes a method, a property is asked.</param>
    private Value Find(Value o, string name, out bool isRaw)
    {
        isRaw = false;
        switch (o.Ref)
        {
            case ModuleObject module:
                return module.Attributes.TryGet(name, out var value) ? value : ModuleAttribute(module, name);
            case TypeObject type:
                return TypeAttribute(type, name);
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
                if (FunctionAttribute(function, name) is { IsUnset: false } known)
                {
                    return known;
                }

                break;
        }

        var special = SpecialAttribute(o, name);
        if (!special.IsUnset)
        {
            return special;
        }

        // A function of the interpreter is a method only where the interpreter has made it one.
        var found = Types.Of(o).Lookup(name, out var isOfNativeType);
        isRaw = isOfNativeType || found.Ref is not NativeFunction;
        return found;
    }

    private static Value ModuleAttribute(ModuleObject module, string name) => name switch
    {
        "__name__" => Value.Of(module.Name),
        "__dict__" => Value.Of(module.Attributes),
        _ => default,
    };

    private Value TypeAttribute(TypeObject type, string name)
    {
        var found = type.Lookup(name);
        if (!found.IsUnset)
        {
            return found.Ref switch
            {
                MethodWrapperObject { IsClassMethod: true } m => _machine.New(new BoundMethodObject(m.Function, Value.Of(type))),
                MethodWrapperObject m => m.Function,
                _ => found,
            };
        }

        return name switch
        {
            "__name__" => Value.Of(type.Name),
            "__bases__" => _machine.NewTuple(Array.ConvertAll(type.Bases, b => Value.Of(b))),
            "__class__" => Value.Of(Types.Type),
            "__dict__" => _machine.New(type.Attributes.Copy()),
            "__init__" => Value.Of(CoreFunctions.ObjectInit),
            _ => default,
        };
    }

    private static Value FunctionAttribute(FunctionObject function, string name) => name switch
    {
        "__name__" => Value.Of(function.Code.Name),
        "__globals__" => Value.Of(function.Globals),
        _ => function.Attributes is { } own && own.TryGet(name, out var value) ? value : default,
    };

    private static Value SpecialAttribute(Value o, string name) => (name, o.Ref) switch
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

    // What stands in a class, as an attribute of an object of the class.
    private Value Bind(Value found, Value o) => found.Ref switch
    {
        FunctionObject or NativeFunction => _machine.New(new BoundMethodObject(found, SelfOf(found, o.Ref is SuperObject s ? s.Self : o))),
        MethodWrapperObject { IsClassMethod: true } m => _machine.New(new BoundMethodObject(m.Function, ClassOf(o))),
        MethodWrapperObject m => m.Function,
        _ => found,
    };

    // Methods of a native type work on the native object inside; only its constructor needs the object itself.
    private static Value SelfOf(Value method, Value self) =>
        method.Ref is NativeFunction { TakesInstance: false } ? Native(self) : self;

    private static Value ClassOf(Value o)
    {
        var self = o.Ref is SuperObject super ? super.Self : o;
        return self.Ref is TypeObject ? self : Value.Of(Types.Of(self));
    }

    private void MissingAttribute(Value o, string name, int resultAt)
    {
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__getattr__") is { IsUnset: false } method)
        {
            Call(method, [o, Value.Of(name)], resultAt, ReturnMode.Push, default);
            return;
        }

        throw ScriptError.NoAttribute(o, name);
    }

    /// <summary>An attribute for which no Python code is needed, bound; unset when there is none.</summary>
    internal Value Attribute(Value o, string name)
    {
        var found = Find(o, name, out var isRaw);
        return found.IsUnset || !isRaw ? found : Bind(found, o);
    }

    // value o →
    private void StoreAttribute(string name)
    {
        var o = Top;
        var value = _stack[_sp - 2];
        switch (o.Ref)
        {
            case InstanceObject instance:
                StoreInInstance(instance, name, value);
                return;
            case ModuleObject module:
                module.Attributes.Set(name, value);
                break;
            case TypeObject { IsNative: false } type:
                type.Attributes.Set(name, value);
                break;
            case FunctionObject function:
                (function.Attributes ??= new DictObject()).Set(name, value);
                break;
            case TypeObject native:
                throw ScriptError.AttributeError($"type object '{native.Name}' has no attribute '{name}'");
            default:
                throw ScriptError.NoAttribute(o, name);
        }

        _sp -= 2;
    }

    private void StoreInInstance(InstanceObject instance, string name, Value value)
    {
        if (instance.Attributes is { } own)
        {
            ref var place = ref _frame.Code.Cache[_frame.Ip - 1];
            if (own.IsAt(place, name))
            {
                own.EntryAt(place).Value = value;
                _sp -= 2;
                return;
            }
        }

        var inClass = instance.Type.Lookup(name);
        if (inClass.Ref is PropertyObject property)
        {
            var setter = property.Setter.IsUnset ? throw ScriptError.NoAttribute(Value.Of(instance), name) : property.Setter;
            Call(setter, [Value.Of(instance), value], _sp - 2, ReturnMode.Drop, default);
            return;
        }

        if (instance.Type.Lookup("__setattr__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            Call(method, [Value.Of(instance), Value.Of(name), value], _sp - 2, ReturnMode.Drop, default);
            return;
        }

        SetOwn(instance, name, value);
        _sp -= 2;
    }

    /// <summary>Sets an attribute of the object itself.</summary>
    internal void SetOwn(InstanceObject instance, string name, Value value)
    {
        if (instance is ExceptionObject error && name == "args" && value.Ref is TupleObject arguments)
        {
            error.Arguments = arguments;
            return;
        }

        var own = instance.Attributes ??= new DictObject();
        var before = own.HeapBytes;
        own.Set(name, value);
        _machine.Heap.Charge(own.HeapBytes - before);
    }

    private void DeleteAttribute(string name)
    {
        var o = Pop();
        switch (o.Ref)
        {
            case InstanceObject instance when instance.Type.Lookup(name).Ref is PropertyObject { Deleter.IsUnset: false } property:
                Call(property.Deleter, [o], _sp, ReturnMode.Drop, default);
                break;
            case InstanceObject instance when instance.Type.Lookup("__delattr__") is { IsUnset: false, Ref: not NativeFunction } method:
                Call(method, [o, Value.Of(name)], _sp, ReturnMode.Drop, default);
                break;
            case InstanceObject { Attributes: { } own } when own.Remove(name):
            case TypeObject { IsNative: false } type when type.Attributes.Remove(name):
            case ModuleObject module when module.Attributes.Remove(name):
                break;
            default:
                throw ScriptError.NoAttribute(o, name);
        }
    }
}
