namespace Rtos.MicroPython;

/// <summary><c>range</c>, <c>slice</c>.</summary>
internal static class RangeFunctions
{
    internal static void Fill()
    {
        Types.Range.Constructor = new NativeFunction("range", 1, 3, MakeRange);
        Types.Slice.Constructor = new NativeFunction("slice", 1, 3, static (m, a) => m.New(a.Has(1)
            ? new SliceObject(a[0], a[1], Method.Given(a, 2))
            : new SliceObject(Value.None, a[0], Value.None)));
        Method.Add(Types.Slice, "indices", 2, 2, Indices);
    }

    private static NativeResult MakeRange(Machine machine, Arguments args)
    {
        var start = args.Has(1) ? Numbers.ToLong(args[0]) : 0;
        var stop = Numbers.ToLong(args[args.Has(1) ? 1 : 0]);
        var step = args.Has(2) ? Numbers.ToLong(args[2]) : 1;
        return step == 0 ? throw ScriptError.ValueError("zero step") : machine.New(new RangeObject(start, stop, step));
    }

    private static NativeResult Indices(Machine machine, Arguments args)
    {
        var (start, stop, step) = Method.Self<SliceObject>(args).Bounds(Numbers.ToInt(args[1]));
        return machine.NewTuple(Value.Of(start), Value.Of(stop), Value.Of(step));
    }
}
