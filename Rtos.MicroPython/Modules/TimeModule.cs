using System.Numerics;
using Rtos.Core;
using Rtos.Thread;

namespace Rtos.MicroPython;

/// <summary>The module <c>time</c>: virtual time.</summary>
internal static class TimeModule
{
    // MicroPython's ticks wrap at 2^30, so that they are small ints.
    private const long TicksPeriod = 1L << 30;

    // The board waits in a loop for short times, and lets others run in longer ones.
    private const long LongestBusyWait = 2000;

    internal static ModuleObject Create(Machine machine)
    {
        _ = machine.Services.Get<DeviceTime>();
        var module = new ModuleBuilder("time");
        module.Function("sleep", 1, 2, static (m, a) => Sleep(m, m.Model.Runtime.Sleep, a));
        module.Function("sleep_ms", 1, 2, static (m, a) => Sleep(m, m.Model.Runtime.SleepMs, a));
        module.Function("sleep_us", 1, SleepMicroseconds);
        module.Function("ticks_ms", 0, static (m, _) => Ticks(m, 1_000));
        module.Function("ticks_us", 0, static (m, _) => Ticks(m, 1_000_000));
        module.Function("ticks_cpu", 0, static (m, _) => Value.Of(m.Now.Value % TicksPeriod));
        module.Function("ticks_add", 2, TicksAdd);
        module.Function("ticks_diff", 2, TicksDifference);
        module.Function("time", 0, static (m, _) => Value.Of(Clock(m).Seconds(m)));
        module.Function("time_ns", 0, static (m, _) => Numbers.Make(m, (BigInteger)Clock(m).Nanoseconds(m)));
        module.Function("localtime", 0, 1, LocalTime);
        module.Function("gmtime", 0, 1, LocalTime);
        module.Function("mktime", 1, static (_, a) => Value.Of(Calendar.ToSeconds(a[0])));
        module.Function("strftime", 1, 2, FormatTime);
        return module.Module;
    }

    /// <summary>The clock of a machine.</summary>
    internal static DeviceTime Clock(Machine machine) => machine.Services.Get<DeviceTime>();

    private static NativeResult Sleep(Machine machine, ModuleFunction function, Arguments args)
    {
        var seconds = Numbers.Unwrap(args[0]);
        if (seconds.IsFloat && double.IsNaN(seconds.AsFloat))
        {
            throw ScriptError.ValueError("can't convert NaN to int");
        }

        return NativeResult.Kernel(function, args.Has(1)
            ? new PyArguments(machine.Values.ToPy(seconds), machine.Values.ToPy(args[1]))
            : new PyArguments(machine.Values.ToPy(seconds)));
    }

    private static NativeResult SleepMicroseconds(Machine machine, Arguments args)
    {
        var count = Given.Long(args, 0);
        if (count <= 0)
        {
            return Value.None;
        }

        return count <= LongestBusyWait
            ? NativeResult.Kernel(machine.Model.Runtime.Work, new PyArguments(machine.Device.Clock.Microseconds(count).Value), static (_, _) => Value.None)
            : NativeResult.Kernel(machine.Model.Runtime.Sleep, new PyArguments(count / 1e6));
    }

    private static Value Ticks(Machine machine, long perSecond) => Value.Of(DeviceTime.Since(machine, perSecond) % TicksPeriod);

    private static NativeResult TicksAdd(Machine machine, Arguments args)
    {
        var delta = Given.Long(args, 1);
        return delta is <= -(TicksPeriod / 2) or >= TicksPeriod / 2
            ? throw ScriptError.OverflowError("ticks interval overflow")
            : Value.Of((Given.Long(args, 0) + delta) & (TicksPeriod - 1));
    }

    // The shorter way around the ring, with its sign.
    private static NativeResult TicksDifference(Machine machine, Arguments args)
    {
        var difference = unchecked(Given.Long(args, 0) - Given.Long(args, 1) + (TicksPeriod / 2)) & (TicksPeriod - 1);
        return Value.Of(difference - (TicksPeriod / 2));
    }

    private static NativeResult LocalTime(Machine machine, Arguments args)
    {
        var seconds = !args.Has(0) || args[0].IsNone ? Clock(machine).Seconds(machine)
            : args[0].IsFloat ? (long)args[0].AsFloat : Numbers.ToLong(args[0]);
        return machine.NewTuple(Calendar.ToTuple(seconds));
    }

    private static NativeResult FormatTime(Machine machine, Arguments args)
    {
        var parts = args.Has(1) ? Calendar.ToTuple(Calendar.ToSeconds(args[1])) : Calendar.ToTuple(Clock(machine).Seconds(machine));
        return machine.NewStr(Calendar.Format(Given.Str(args, 0), Calendar.ToDate(parts)));
    }
}
