namespace Rtos.MicroPython;

/// <summary>Instructions of comprehensions, of spreading and of unpacking.</summary>
internal sealed class UnpackInstructions
{
    private readonly Machine _machine;
    private readonly ValueStack _values;
    private readonly Calls _calls;

    internal UnpackInstructions(Machine machine, ThreadState state, Calls calls)
    {
        _machine = machine;
        _values = state.Values;
        _calls = calls;
    }

    internal void ListAppend(int depth)
    {
        var item = _values.Pop();
        ((ListObject)_values[_values.Count - depth].Ref!).Items.Add(item);
        _machine.Heap.Charge(4);
    }

    internal void SetAdd(int depth)
    {
        var item = _values.Top;
        var set = _values[_values.Count - 1 - depth];
        if (SetElements.Add(_machine, (SetObject)set.Ref!, item).IsFallback)
        {
            _calls.CallAndDrop(_machine.Prelude["op_set_add"], [set, item], _values.Count - 1);
            return;
        }

        _values.Count--;
    }

    // k v →
    internal void DictAdd(int depth)
    {
        var (key, value) = (_values.Second, _values.Top);
        var dict = _values[_values.Count - 2 - depth];
        if (Subscripts.Set(_machine, dict, key, value).IsFallback)
        {
            _calls.CallAndDrop(_machine.Prelude["op_setitem"], [dict, key, value], _values.Count - 2);
            return;
        }

        _values.Count -= 2;
    }

    internal void ListExtend()
    {
        if (Iteration.IsInPython(_values.Top))
        {
            _calls.MakeListOf(_values.Count - 1);
            return;
        }

        var items = Iteration.ToList(_machine, _values.Pop());
        _machine.Heap.Charge(4 * items.Count);
        ((ListObject)_values.Top.Ref!).Items.AddRange(items);
    }

    internal void SetUpdate()
    {
        if (Iteration.IsInPython(_values.Top))
        {
            _calls.MakeListOf(_values.Count - 1);
            return;
        }

        var items = Iteration.ToList(_machine, _values.Top);
        var set = (SetObject)_values.Second.Ref!;
        foreach (var item in items)
        {
            if (SetElements.Add(_machine, set, item).IsFallback)
            {
                _calls.CallAndDrop(_machine.Prelude["op_set_update"], [Value.Of(set), _values.Top], _values.Count - 1);
                return;
            }
        }

        _values.Count--;
    }

    internal void DictMerge(bool isForCall)
    {
        var from = Numbers.Unwrap(_values.Top);
        if (from.Ref is InstanceObject mapping && !mapping.Type.Lookup("keys").IsUnset)
        {
            _calls.Call(_machine.Prelude["op_dict_of_mapping"], [from], _calls.Again(_values.Count, _values.Count - 1));
            return;
        }

        if (from.Ref is not DictObject source)
        {
            throw ScriptError.TypeError($"'{Types.NameOf(from)}' object isn't a mapping");
        }

        var target = (DictObject)_values.Second.Ref!;
        for (var i = 0; i < source.Places; i++)
        {
            var entry = source.EntryAt(i);
            if (entry.Key.IsUnset)
            {
                continue;
            }

            if (isForCall && target.Find(entry.Key) >= 0)
            {
                throw ScriptError.TypeError($"function got multiple values for argument '{entry.Key}'");
            }

            target.Set(entry.Key, entry.Value);
        }

        _values.Count--;
    }

    internal void ListToTuple() => _values.Push(_machine.NewTuple([.. ((ListObject)_values.Pop().Ref!).Items]));

    internal void UnpackSequence(int count)
    {
        if (Iteration.IsInPython(_values.Top))
        {
            _calls.MakeListOf(_values.Count - 1);
            return;
        }

        var items = Elements(_values.Top, count + 1);
        if (items.Length != count)
        {
            throw items.Length > count
                ? ScriptError.ValueError(FormattableString.Invariant($"too many values to unpack (expected {count})"))
                : ScriptError.ValueError(FormattableString.Invariant($"need more than {items.Length} values to unpack"));
        }

        _values.Count--;
        for (var i = count - 1; i >= 0; i--)
        {
            _values.Push(items[i]);
        }
    }

    internal void UnpackWithStar(int before, int behind)
    {
        if (Iteration.IsInPython(_values.Top))
        {
            _calls.MakeListOf(_values.Count - 1);
            return;
        }

        var items = Elements(_values.Top, int.MaxValue);
        if (items.Length < before + behind)
        {
            throw ScriptError.ValueError(FormattableString.Invariant($"need more than {items.Length} values to unpack"));
        }

        _values.Count--;
        for (var i = items.Length - 1; i >= items.Length - behind; i--)
        {
            _values.Push(items[i]);
        }

        _values.Push(_machine.NewList([.. items.AsSpan(before, items.Length - before - behind)]));
        for (var i = before - 1; i >= 0; i--)
        {
            _values.Push(items[i]);
        }
    }

    // Only as many as needed: no more are taken from an endless range.
    private Value[] Elements(Value iterable, int most)
    {
        if (iterable.Ref is TupleObject tuple)
        {
            return tuple.Items;
        }

        return [.. Iteration.ToList(_machine, iterable, most)];
    }
}
