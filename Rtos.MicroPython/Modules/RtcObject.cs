namespace Rtos.MicroPython;

/// <summary>The <c>machine.RTC</c>: the clock that <c>time.time()</c> reads.</summary>
internal sealed class RtcObject : ScriptObject
{
    internal static readonly TypeObject RtcType = CreateType();

    private static readonly RtcObject Instance = new();

    internal override TypeObject Type => RtcType;

    internal override int HeapBytes => 0;

    internal override bool IsShared => true;

    private static TypeObject CreateType()
    {
        var type = new NativeTypeBuilder("RTC");
        type.Constructor(0, 1, static (_, _) => Value.Of(Instance));
        type.Method("datetime", 1, 2, DateTime);
        type.Method("init", 2, 2, DateTime);
        return type.Type;
    }

    // (year, month, day, weekday, hour, minute, second, microsecond)
    private static NativeResult DateTime(Machine machine, Arguments args)
    {
        var clock = TimeModule.Clock(machine);
        if (args.Has(1))
        {
            var given = Given.Items(args[1]);
            if (given.Count != 8)
            {
                throw ScriptError.ValueError($"requested length 8 but object has length {given.Count}");
            }

            var zero = Value.Of(0L);
            var wanted = Calendar.ToSeconds(Value.Of(new TupleObject(given[0], given[1], given[2], given[4], given[5], given[6], zero, zero)));
            clock.Offset += wanted - clock.Seconds(machine);
            return Value.None;
        }

        var parts = Calendar.ToTuple(clock.Seconds(machine));
        var micro = DeviceTime.Since(machine, 1_000_000) % 1_000_000;
        return machine.NewTuple(parts[0], parts[1], parts[2], parts[6], parts[3], parts[4], parts[5], Value.Of(micro));
    }
}
