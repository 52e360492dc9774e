namespace Rtos.MicroPython;

/// <summary>Instructions that load, store and delete attributes, which may need a property of the script, or its <c>__getattr__</c>.</summary>
internal sealed class AttributeInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly FrameStack _frames;
    private readonly Calls _calls;

    internal AttributeInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _frames = state.Frames;
        _calls = calls;
    }

    /// <summary>o → attribute</summary>
    internal void Load(string name)
    {
        var o = _values.Top;
        if (o.Ref is InstanceObject { Attributes: { } own } && IsOwn(own, name, out var value))
        {
            _values.Top = value;
            return;
        }

        var found = Attributes.Find(_machine, o, name, out var isRaw);
        if (found.IsUnset)
        {
            MissingAttribute(o, name, _values.Count - 1);
            return;
        }

        if (!isRaw)
        {
            _values.Top = found;
            return;
        }

        if (found.Ref is PropertyObject property)
        {
            var getter = property.Getter.IsUnset ? throw ScriptError.AttributeError("unreadable attribute") : property.Getter;
            _calls.Call(getter, [o], _values.Count - 1);
            return;
        }

        _values.Top = Attributes.Bind(_machine, found, o);
    }

    /// <summary>o → function self, or unset value.</summary>
    internal void LoadMethod(string name)
    {
        var o = _values.Top;
        if (o.Ref is InstanceObject { Attributes: { } own } && IsOwn(own, name, out var value))
        {
            _values.Top = default;
            _values.Push(value);
            return;
        }

        var found = Attributes.Find(_machine, o, name, out var isRaw);
        if (isRaw && found.Ref is FunctionObject or NativeFunction)
        {
            _values.Top = found;
            _values.Push(Attributes.SelfOf(found, o.Ref is SuperObject super ? super.Self : o));
            return;
        }

        // A property's getter may be Python code: its result takes the place above the unset one.
        _values.Top = default;
        _values.Push(o);
        Load(name);
    }

    /// <summary>class self → function self</summary>
    internal void LoadSuperMethod(string name)
    {
        var self = _values.Pop();
        var owner = (TypeObject)_values.Pop().Ref!;
        _values.Push(_machine.New(new SuperObject(owner, self)));
        LoadMethod(name);
    }

    private bool IsOwn(DictObject own, string name, out Value value)
    {
        ref var place = ref _frames.Current.Code.Cache[_frames.Current.Ip - 1];
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

    private void MissingAttribute(Value o, string name, int resultAt)
    {
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__getattr__") is { IsUnset: false } method)
        {
            _calls.Call(method, [o, Value.Of(name)], resultAt);
            return;
        }

        throw ScriptError.NoAttribute(o, name);
    }

    /// <summary>value o →</summary>
    internal void Store(string name)
    {
        var o = _values.Top;
        var value = _values.Second;
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

        _values.Count -= 2;
    }

    private void StoreInInstance(InstanceObject instance, string name, Value value)
    {
        if (instance.Attributes is { } own)
        {
            ref var place = ref _frames.Current.Code.Cache[_frames.Current.Ip - 1];
            if (own.IsAt(place, name))
            {
                own.EntryAt(place).Value = value;
                _values.Count -= 2;
                return;
            }
        }

        var inClass = instance.Type.Lookup(name);
        if (inClass.Ref is PropertyObject property)
        {
            var setter = property.Setter.IsUnset ? throw ScriptError.NoAttribute(Value.Of(instance), name) : property.Setter;
            _calls.CallAndDrop(setter, [Value.Of(instance), value], _values.Count - 2);
            return;
        }

        if (instance.Type.Lookup("__setattr__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            _calls.CallAndDrop(method, [Value.Of(instance), Value.Of(name), value], _values.Count - 2);
            return;
        }

        Attributes.SetOwn(_machine, instance, name, value);
        _values.Count -= 2;
    }

    /// <summary>o →</summary>
    internal void Delete(string name)
    {
        var o = _values.Pop();
        switch (o.Ref)
        {
            case InstanceObject instance when instance.Type.Lookup(name).Ref is PropertyObject { Deleter.IsUnset: false } property:
                _calls.CallAndDrop(property.Deleter, [o], _values.Count);
                break;
            case InstanceObject instance when instance.Type.Lookup("__delattr__") is { IsUnset: false, Ref: not NativeFunction } method:
                _calls.CallAndDrop(method, [o, Value.Of(name)], _values.Count);
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
