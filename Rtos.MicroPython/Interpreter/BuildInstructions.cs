using System.Text;

namespace Rtos.MicroPython;

/// <summary>Instructions that build objects from values on the stack.</summary>
internal sealed class BuildInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly Calls _calls;

    internal BuildInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _calls = calls;
    }

    internal void Tuple(int count)
    {
        var items = _values.Span(_values.Count - count, count).ToArray();
        _values.Count -= count;
        _values.Push(_machine.NewTuple(items));
    }

    internal void List(int count)
    {
        var items = new List<Value>(count);
        items.AddRange(_values.Span(_values.Count - count, count));
        _values.Count -= count;
        _values.Push(_machine.NewList(items));
    }

    internal void Set(int count)
    {
        var set = _machine.New(new SetObject());
        CallIntoContainer("op_set_of", set, count);
    }

    // Elements are added by the prelude if one has its own __hash__ or __eq__, otherwise at once.
    internal void CallIntoContainer(string prelude, Value container, int count)
    {
        var items = _values.Span(_values.Count - count, count);
        var added = true;
        for (var i = 0; added && i < count; i++)
        {
            added = !SetElements.Add(_machine, (SetObject)container.Ref!, items[i]).IsFallback;
        }

        if (added)
        {
            _values.Count -= count;
            _values.Push(container);
            return;
        }

        _calls.Call(_machine.Prelude[prelude], [_machine.NewTuple(items.ToArray())], new Continuation(_values.Count - count));
    }

    internal void Dict(int entries)
    {
        var dict = new DictObject();
        var made = Value.Of(dict);
        var at = _values.Count - (2 * entries);
        for (var i = at; i < _values.Count; i += 2)
        {
            if (Subscripts.Set(_machine, made, _values[i], _values[i + 1]).IsFallback)
            {
                _calls.Call(_machine.Prelude["op_dict_of"], [_machine.NewTuple(_values.Span(at, 2 * entries).ToArray())], at);
                return;
            }
        }

        _values.Count = at;
        _values.Push(_machine.New(dict));
    }

    internal void Slice(int count)
    {
        var step = count == 3 ? _values.Pop() : Value.None;
        var stop = _values.Pop();
        var start = _values.Pop();
        _values.Push(_machine.New(new SliceObject(start, stop, step)));
    }

    internal void String(int count)
    {
        var text = new StringBuilder();
        foreach (var part in _values.Span(_values.Count - count, count))
        {
            text.Append(part.AsStr);
        }

        _values.Count -= count;
        _values.Push(_machine.NewStr(text.ToString()));
    }

    internal void FormatValue(int arg)
    {
        var hasSpec = (arg & 4) != 0;
        var spec = hasSpec ? _values.Top.AsStr : string.Empty;
        var value = _values[_values.Count - (hasSpec ? 2 : 1)];
        var at = _values.Count - (hasSpec ? 2 : 1);
        var text = new StringBuilder();
        var conversion = arg & 3;
        if (conversion != 0 || value.Ref is InstanceObject)
        {
            if (!(conversion >= 2 ? Text.TryRepr(_machine, value, text) : Text.TryStr(_machine, value, text)))
            {
                _calls.Call(_machine.Prelude["op_format"], [value, Value.Of((long)conversion), Value.Of(spec)], at);
                return;
            }

            value = Value.Of(text.ToString());
        }

        var result = Formatting.Format(_machine, value, spec);
        if (result.IsFallback)
        {
            _calls.Call(_machine.Prelude["op_format"], [value, Value.Of((long)conversion), Value.Of(spec)], at);
            return;
        }

        _values.Count = at;
        _values.Push(result);
    }
}
