namespace Rtos.MicroPython;

/// <summary>Makes types of named tuples.</summary>
internal static class NamedTuples
{
    /// <summary>Makes a type.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="fields">The names of the elements.</param>
    /// <param name="isOfScript">Whether a script makes it: then it takes heap.</param>
    internal static TypeObject MakeType(string name, string[] fields, bool isOfScript = false)
    {
        var type = new TypeObject(name, Types.Tuple) { IsOfScript = isOfScript };
        type.Attributes.Set("_fields", Value.Of(new TupleObject(Array.ConvertAll(fields, Value.Of))));
        for (var i = 0; i < fields.Length; i++)
        {
            var place = i;
            type.Attributes.Set(fields[i], Value.Of(new PropertyObject(
                Value.Of(new NativeFunction(fields[i], 1, 1, (_, a) => Method.Self<NamedTupleObject>(a).Items[place])), default, default)));
        }

        type.Attributes.Set("_asdict", Value.Of(new NativeFunction("_asdict", 1, 1, (m, a) => AsDict(m, fields, Method.Self<NamedTupleObject>(a)))));
        type.Constructor = new NativeFunction(name, 0, NativeFunction.Open, (m, a) => Make(m, type, fields, a)) { TakesAnyKeyword = true };
        return type;
    }

    private static Value AsDict(Machine machine, string[] fields, TupleObject tuple)
    {
        var dict = new DictObject();
        for (var i = 0; i < fields.Length; i++)
        {
            dict.Set(fields[i], tuple.Items[i]);
        }

        return machine.New(dict);
    }

    private static Value Make(Machine machine, TypeObject type, string[] fields, Arguments args)
    {
        var given = args.Count + args.KeywordNames.Length;
        if (given != fields.Length)
        {
            throw ScriptError.TypeError(FormattableString.Invariant($"function takes {fields.Length} positional arguments but {given} were given"));
        }

        var items = new Value[fields.Length];
        args.Positional.CopyTo(items);
        for (var i = 0; i < args.KeywordNames.Length; i++)
        {
            var place = Array.IndexOf(fields, args.KeywordNames[i]);
            if (place < 0)
            {
                throw ScriptError.TypeError($"unexpected keyword argument '{args.KeywordNames[i]}'");
            }

            if (!items[place].IsUnset)
            {
                throw ScriptError.TypeError($"function got multiple values for argument '{args.KeywordNames[i]}'");
            }

            items[place] = args.KeywordValue(i);
        }

        return machine.New(new NamedTupleObject(type, items));
    }
}
