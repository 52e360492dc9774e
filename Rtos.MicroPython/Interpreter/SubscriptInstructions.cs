namespace Rtos.MicroPython;

/// <summary>Instructions on elements: <c>o[i]</c>.</summary>
internal sealed class SubscriptInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly Calls _calls;

    internal SubscriptInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _calls = calls;
    }

    /// <summary>o i → element</summary>
    internal void Load()
    {
        var o = _values.Second;
        var index = _values.Top;
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__getitem__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            _calls.Call(method, o, index, _values.Count - 2);
            return;
        }

        var native = Numbers.Unwrap(o);
        var result = Subscripts.Get(_machine, native, Numbers.Unwrap(index));
        if (result.IsFallback)
        {
            _calls.Call(_machine.Prelude["op_getitem"], native, index, _values.Count - 2);
            return;
        }

        _values.Replace(2, result.IsUnset ? throw ScriptError.TypeError($"'{Types.NameOf(o)}' object isn't subscriptable") : result);
    }

    /// <summary>value o i →</summary>
    internal void Store()
    {
        var (value, o, index) = (_values[_values.Count - 3], _values.Second, _values.Top);
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__setitem__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            _calls.CallAndDrop(method, o, index, value, _values.Count - 3);
            return;
        }

        var native = Numbers.Unwrap(o);
        if (Iteration.IsInPython(value) && index.Ref is SliceObject)
        {
            _calls.MakeListOf(_values.Count - 3);
            return;
        }

        var result = Subscripts.Set(_machine, native, Numbers.Unwrap(index), value);
        if (result.IsFallback)
        {
            _calls.CallAndDrop(_machine.Prelude["op_setitem"], native, index, value, _values.Count - 3);
            return;
        }

        _values.Count -= result.IsUnset ? throw ScriptError.TypeError($"'{Types.NameOf(o)}' object doesn't support item assignment") : 3;
    }

    /// <summary>o i →</summary>
    internal void Delete()
    {
        var (o, index) = (_values.Second, _values.Top);
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__delitem__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            _calls.CallAndDrop(method, [o, index], _values.Count - 2);
            return;
        }

        var native = Numbers.Unwrap(o);
        var result = Subscripts.Delete(_machine, native, Numbers.Unwrap(index));
        if (result.IsFallback)
        {
            _calls.CallAndDrop(_machine.Prelude["op_delitem"], [native, index], _values.Count - 2);
            return;
        }

        _values.Count -= result.IsUnset ? throw ScriptError.TypeError($"'{Types.NameOf(o)}' object doesn't support item deletion") : 2;
    }
}
