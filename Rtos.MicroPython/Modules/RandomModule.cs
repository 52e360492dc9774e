namespace Rtos.MicroPython;

/// <summary>The module <c>random</c>: seeded, so that runs can be repeated.</summary>
internal static class RandomModule
{
    private const int MostBits = 32;

    internal static ModuleObject Create()
    {
        var module = new ModuleBuilder("random");
        module.Function("seed", 0, 1, Seed);
        module.Function("getrandbits", 1, Bits);
        module.Function("randrange", 1, 3, Range);
        module.Function("randint", 2, Integer);
        module.Function("choice", 1, Choice);
        module.Function("random", 0, static (m, _) => m.NewFloat(Of(m).Fraction()));
        module.Function("uniform", 2, static (m, a) =>
            m.NewFloat(Given.Float(a, 0) + ((Given.Float(a, 1) - Given.Float(a, 0)) * Of(m).Fraction())));
        return module.Module;
    }

    private static RandomGenerator Of(Machine machine) => machine.Services.Get<State>().Of(machine);

    private static NativeResult Seed(Machine machine, Arguments args)
    {
        Of(machine).Seed(args.Has(0) && !args[0].IsNone ? unchecked((ulong)Given.Long(args, 0)) : machine.Services.Get<HardwareChance>().Next(machine));
        return Value.None;
    }

    private static NativeResult Bits(Machine machine, Arguments args)
    {
        var count = Given.Long(args, 0);
        return count switch
        {
            < 0 or > MostBits => throw ScriptError.ValueError("bits must be 32 or less"),
            0 => Value.Of(0L),
            _ => Value.Of((long)(Of(machine).Next() >> (int)(MostBits - count))),
        };
    }

    private static NativeResult Range(Machine machine, Arguments args)
    {
        var start = args.Has(1) ? Given.Long(args, 0) : 0;
        var stop = args.Has(1) ? Given.Long(args, 1) : Given.Long(args, 0);
        var step = Given.Long(args, 2, 1);
        if (step == 0)
        {
            throw ScriptError.Of(Types.ValueError);
        }

        var span = (Int128)stop - start;
        var count = step > 0 ? (span + step - 1) / step : (span + step + 1) / step;
        return Draw(machine, start, step, count);
    }

    private static NativeResult Integer(Machine machine, Arguments args)
    {
        var (first, last) = (Given.Long(args, 0), Given.Long(args, 1));
        return Draw(machine, first, 1, (Int128)last - first + 1);
    }

    private static Value Draw(Machine machine, long start, long step, Int128 count)
    {
        if (count <= 0)
        {
            throw ScriptError.Of(Types.ValueError);
        }

        if (count > ulong.MaxValue)
        {
            throw ScriptError.OverflowError("overflow converting long int to machine word");
        }

        return Value.Of((long)(start + ((Int128)Of(machine).Below((ulong)count) * step)));
    }

    private static NativeResult Choice(Machine machine, Arguments args)
    {
        var sequence = Numbers.Unwrap(args[0]);
        var count = sequence.Ref switch
        {
            TupleObject tuple => tuple.Items.Length,
            ListObject list => list.Items.Count,
            string text => Chars.Count(text),
            BufferObject buffer => buffer.Span.Length,
            RangeObject range => range.Count,
            _ => throw ScriptError.TypeError($"object of type '{Types.NameOf(sequence)}' has no len()"),
        };
        return count == 0
            ? throw ScriptError.IndexError("list index out of range")
            : Subscripts.Get(machine, sequence, Value.Of((long)Of(machine).Below((ulong)count)));
    }

    private sealed class State
    {
        private RandomGenerator? _generator;

        internal RandomGenerator Of(Machine machine) => _generator ??= new RandomGenerator(machine.Options.Seed);
    }
}
