using System.Text;

namespace Rtos.MicroPython;

/// <content>Elements, and building objects from values of the stack.</content>
internal sealed partial class ScriptThread
{
    private void LoadSubscript()
    {
        var o = _stack[_sp - 2];
        var index = Top;
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__getitem__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            Call(method, [o, index], _sp - 2, ReturnMode.Push, default);
            return;
        }

        var native = Native(o);
        var result = Subscripts.Get(_machine, native, Native(index));
        if (result.IsFallback)
        {
            Call(_machine.Prelude["op_getitem"], [native, index], _sp - 2, ReturnMode.Push, default);
            return;
        }

        _stack[--_sp - 1] = result.IsUnset ? throw ScriptError.TypeError($"'{Types.NameOf(o)}' object isn't subscriptable") : result;
    }

    // value o i →
    private void StoreSubscript()
    {
        var (value, o, index) = (_stack[_sp - 3], _stack[_sp - 2], Top);
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__setitem__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            Call(method, [o, index, value], _sp - 3, ReturnMode.Drop, default);
            return;
        }

        var native = Native(o);
        if (IsIteratedInPython(value) && index.Ref is SliceObject)
        {
            MakeListOf(_sp - 3);
            return;
        }

        var result = Subscripts.Set(_machine, native, Native(index), value);
        if (result.IsFallback)
        {
            Call(_machine.Prelude["op_setitem"], [native, index, value], _sp - 3, ReturnMode.Drop, default);
            return;
        }

        _sp = result.IsUnset ? throw ScriptError.TypeError($"'{Types.NameOf(o)}' object doesn't support item assignment") : _sp - 3;
    }

    private void DeleteSubscript()
    {
        var (o, index) = (_stack[_sp - 2], Top);
        if (o.Ref is InstanceObject instance && instance.Type.Lookup("__delitem__") is { IsUnset: false, Ref: not NativeFunction } method)
        {
            Call(method, [o, index], _sp - 2, ReturnMode.Drop, default);
            return;
        }

        var native = Native(o);
        var result = Subscripts.Delete(_machine, native, Native(index));
        if (result.IsFallback)
        {
            Call(_machine.Prelude["op_delitem"], [native, index], _sp - 2, ReturnMode.Drop, default);
            return;
        }

        _sp = result.IsUnset ? throw ScriptError.TypeError($"'{Types.NameOf(o)}' object doesn't support item deletion") : _sp - 2;
    }

    private void BuildTuple(int count)
    {
        var items = _stack.AsSpan(_sp - count, count).ToArray();
        _sp -= count;
        Push(_machine.NewTuple(items));
    }

    private void BuildList(int count)
    {
        var items = new List<Value>(count);
        items.AddRange(_stack.AsSpan(_sp - count, count));
        _sp -= count;
        Push(_machine.NewList(items));
    }

    private void BuildSet(int count)
    {
        var set = _machine.New(new SetObject());
        CallIntoContainer("op_set_of", set, count);
    }

    // Elements are added by the prelude when one has its own __hash__ or __eq__, else at once.
    private void CallIntoContainer(string prelude, Value container, int count)
    {
        var items = _stack.AsSpan(_sp - count, count);
        var added = true;
        for (var i = 0; added && i < count; i++)
        {
            added = !SetElements.Add(_machine, (SetObject)container.Ref!, items[i]).IsFallback;
        }

        if (added)
        {
            _sp -= count;
            Push(container);
            return;
        }

        Call(_machine.Prelude[prelude], [_machine.NewTuple(items.ToArray())], _sp - count, ReturnMode.Push, default);
    }

    private void BuildDict(int entries)
    {
        var dict = new DictObject();
        var made = Value.Of(dict);
        var at = _sp - (2 * entries);
        for (var i = at; i < _sp; i += 2)
        {
            if (Subscripts.Set(_machine, made, _stack[i], _stack[i + 1]).IsFallback)
            {
                Call(_machine.Prelude["op_dict_of"], [_machine.NewTuple(_stack.AsSpan(at, 2 * entries).ToArray())], at, ReturnMode.Push, default);
                return;
            }
        }

        _sp = at;
        Push(_machine.New(dict));
    }

    private void BuildSlice(int count)
    {
        var step = count == 3 ? Pop() : Value.None;
        var stop = Pop();
        var start = Pop();
        Push(_machine.New(new SliceObject(start, stop, step)));
    }

    private void BuildString(int count)
    {
        var text = new StringBuilder();
        foreach (var part in _stack.AsSpan(_sp - count, count))
        {
            text.Append(part.AsStr);
        }

        _sp -= count;
        Push(_machine.NewStr(text.ToString()));
    }

    private void FormatValue(int arg)
    {
        var hasSpec = (arg & 4) != 0;
        var spec = hasSpec ? Top.AsStr : string.Empty;
        var value = _stack[_sp - (hasSpec ? 2 : 1)];
        var at = _sp - (hasSpec ? 2 : 1);
        var text = new StringBuilder();
        var conversion = arg & 3;
        if (conversion != 0 || value.Ref is InstanceObject)
        {
            if (!(conversion >= 2 ? Text.TryRepr(_machine, value, text) : Text.TryStr(_machine, value, text)))
            {
                Call(_machine.Prelude["op_format"], [value, Value.Of((long)conversion), Value.Of(spec)], at, ReturnMode.Push, default);
                return;
            }

            value = Value.Of(text.ToString());
        }

        var result = Formatting.Format(_machine, value, spec);
        if (result.IsFallback)
        {
            Call(_machine.Prelude["op_format"], [value, Value.Of((long)conversion), Value.Of(spec)], at, ReturnMode.Push, default);
            return;
        }

        _sp = at;
        Push(result);
    }
}
