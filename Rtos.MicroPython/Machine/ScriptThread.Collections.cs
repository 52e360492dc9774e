namespace Rtos.MicroPython;

/// <content>Comprehensions, spreading and unpacking.</content>
internal sealed partial class ScriptThread
{
    private void ListAppend(int depth)
    {
        var item = Pop();
        ((ListObject)_stack[_sp - depth].Ref!).Items.Add(item);
        _machine.Heap.Charge(4);
    }

    private void SetAdd(int depth)
    {
        var item = Top;
        var set = _stack[_sp - 1 - depth];
        if (SetElements.Add(_machine, (SetObject)set.Ref!, item).IsFallback)
        {
            Call(_machine.Prelude["op_set_add"], [set, item], _sp - 1, ReturnMode.Drop, default);
            return;
        }

        _sp--;
    }

    // k v →
    private void DictAdd(int depth)
    {
        var (key, value) = (_stack[_sp - 2], Top);
        var dict = _stack[_sp - 2 - depth];
        if (Subscripts.Set(_machine, dict, key, value).IsFallback)
        {
            Call(_machine.Prelude["op_setitem"], [dict, key, value], _sp - 2, ReturnMode.Drop, default);
            return;
        }

        _sp -= 2;
    }

    private void ListExtend()
    {
        if (IsIteratedInPython(Top))
        {
            MakeListOf(_sp - 1);
            return;
        }

        var items = Iteration.ToList(_machine, Pop());
        _machine.Heap.Charge(4 * items.Count);
        ((ListObject)Top.Ref!).Items.AddRange(items);
    }

    private void SetUpdate()
    {
        if (IsIteratedInPython(Top))
        {
            MakeListOf(_sp - 1);
            return;
        }

        var items = Iteration.ToList(_machine, Top);
        var set = (SetObject)_stack[_sp - 2].Ref!;
        foreach (var item in items)
        {
            if (SetElements.Add(_machine, set, item).IsFallback)
            {
                Call(_machine.Prelude["op_set_update"], [Value.Of(set), Top], _sp - 1, ReturnMode.Drop, default);
                return;
            }
        }

        _sp--;
    }

    private void DictMerge(bool isForCall)
    {
        var from = Native(Top);
        if (from.Ref is InstanceObject mapping && !mapping.Type.Lookup("keys").IsUnset)
        {
            Call(_machine.Prelude["op_dict_of_mapping"], [from], _sp, ReturnMode.Retry, default, _sp - 1);
            return;
        }

        if (from.Ref is not DictObject source)
        {
            throw ScriptError.TypeError($"'{Types.NameOf(from)}' object isn't a mapping");
        }

        var target = (DictObject)_stack[_sp - 2].Ref!;
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

        _sp--;
    }

    private void ListToTuple() => Push(_machine.NewTuple([.. ((ListObject)Pop().Ref!).Items]));

    private void UnpackSequence(int count)
    {
        if (IsIteratedInPython(Top))
        {
            MakeListOf(_sp - 1);
            return;
        }

        var items = Elements(Top, count + 1);
        if (items.Length != count)
        {
            throw items.Length > count
                ? ScriptError.ValueError(FormattableString.Invariant($"too many values to unpack (expected {count})"))
                : ScriptError.ValueError(FormattableString.Invariant($"need more than {items.Length} values to unpack"));
        }

        _sp--;
        for (var i = count - 1; i >= 0; i--)
        {
            Push(items[i]);
        }
    }

    private void UnpackWithStar(int before, int behind)
    {
        if (IsIteratedInPython(Top))
        {
            MakeListOf(_sp - 1);
            return;
        }

        var items = Elements(Top, int.MaxValue);
        if (items.Length < before + behind)
        {
            throw ScriptError.ValueError(FormattableString.Invariant($"need more than {items.Length} values to unpack"));
        }

        _sp--;
        for (var i = items.Length - 1; i >= items.Length - behind; i--)
        {
            Push(items[i]);
        }

        Push(_machine.NewList([.. items.AsSpan(before, items.Length - before - behind)]));
        for (var i = before - 1; i >= 0; i--)
        {
            Push(items[i]);
        }
    }

    // As many as are wanted: of a range without an end no more are taken.
    private Value[] Elements(Value iterable, int most)
    {
        if (iterable.Ref is TupleObject tuple)
        {
            return tuple.Items;
        }

        return [.. Iteration.ToList(_machine, iterable, most)];
    }
}
