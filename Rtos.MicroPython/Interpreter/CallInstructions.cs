namespace Rtos.MicroPython;

/// <summary>Instructions that call.</summary>
internal sealed class CallInstructions
{
    private readonly ValueStack _values;
    private readonly Calls _calls;

    internal CallInstructions(ThreadState state, Calls calls)
    {
        _values = state.Values;
        _calls = calls;
    }

    /// <summary>f x1 … → result</summary>
    internal void Call(int count)
    {
        var at = _values.Count - count - 1;
        _calls.CallAt(at, count, null, new Continuation(at));
    }

    /// <summary>f x1 … [names] → result; the names are those of the last arguments.</summary>
    internal void CallKeyword(int count)
    {
        var at = _values.Count - count - 2;
        _calls.CallAt(at, count, Keywords(_values.Top), new Continuation(at));
    }

    /// <summary>f self x1 … → result, or unset f x1 … → result</summary>
    internal void CallMethod(int count) => CallMethod(_values.Count - count - 2, count, null);

    /// <summary>Like <see cref="CallMethod(int)"/>, with the names of the last arguments on top.</summary>
    internal void CallMethodKeyword(int count) => CallMethod(_values.Count - count - 3, count, Keywords(_values.Top));

    /// <summary>f args [keywords] → result: as if the arguments had been written one by one.</summary>
    internal void CallSpread(bool hasKeywords)
    {
        var keywords = hasKeywords ? (DictObject)_values.Top.Ref! : null;
        var at = _values.Count - (hasKeywords ? 3 : 2);
        var items = ((TupleObject)_values[at + 1].Ref!).Items;
        HostWork.ChargeLong((items.Length + (keywords?.Count ?? 0)) * 8L);
        var names = new List<string>();
        _values.Ensure(at + items.Length + (keywords?.Count ?? 0) + 4);
        var top = at + 1;
        foreach (var item in items)
        {
            _values[top++] = item;
        }

        for (var i = 0; keywords is not null && i < keywords.Places; i++)
        {
            ref var entry = ref keywords.EntryAt(i);
            if (!entry.Key.IsUnset)
            {
                names.Add(entry.Key.Ref as string ?? throw ScriptError.TypeError("keywords must be strings"));
                _values[top++] = entry.Value;
            }
        }

        _values.Count = top;
        _calls.CallAt(at, top - at - 1, names.Count == 0 ? null : [.. names], new Continuation(at));
    }

    private void CallMethod(int at, int count, string[]? names)
    {
        var isBound = _values[at].IsUnset;
        _calls.CallAt(isBound ? at + 1 : at, isBound ? count : count + 1, names, new Continuation(at));
    }

    private static string[] Keywords(Value names) => ((TupleObject)names.Ref!).KeywordNames;
}
