namespace Rtos.MicroPython;

/// <summary>Fills the data types with their methods.</summary>
internal static class TypeTables
{
    /// <summary>Fills all of them; called once in a process.</summary>
    internal static void Fill()
    {
        NumberMethods.Fill();
        TextMethods.Fill();
        SplitMethods.Fill();
        StrMethods.Fill();
        BytesMethods.Fill();
        ListMethods.Fill();
        DictMethods.Fill();
        SetMethods.Fill();
        RangeFunctions.Fill();
        foreach (var type in Types.Exceptions)
        {
            type.Constructor = new NativeFunction(type.Name, 0, NativeFunction.Open, (m, a) =>
                m.New(new ExceptionObject(type, a.Count == 0 ? TupleObject.Empty : new TupleObject(a.Positional.ToArray()))));
        }

        Method.Add(Types.BaseException, "__str__", 1, 1, static (m, a) => TextFunctions.Str(m, a[0]), "op_str");
        Method.Add(Types.BaseException, "__repr__", 1, 1, static (m, a) => TextFunctions.Repr(m, a[0]), "op_repr");
    }
}
