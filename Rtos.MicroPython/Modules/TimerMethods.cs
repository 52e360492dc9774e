using Rtos.Core;

namespace Rtos.MicroPython;

/// <summary>The methods of <c>machine.Timer</c>.</summary>
internal static class TimerMethods
{
    private const int HardwareTimers = 4;
    private const long UsualFrequency = 1;

    private static readonly string?[] InitNames = ["mode", "callback", "period", "tick_hz", "freq", "hard"];

    internal static TypeObject CreateType()
    {
        var type = new NativeTypeBuilder("Timer");
        type.Constant("ONE_SHOT", TimerObject.OneShot);
        type.Constant("PERIODIC", TimerObject.Periodic);
        type.Constructor(1, 1, Make, ["id", .. InitNames]);
        type.Method("init", 1, 1, static (m, a) => SetUp(m, Timer(a), a), [null, .. InitNames]);
        type.Method("deinit", 1, 1, static (_, a) =>
        {
            Timer(a).Stop();
            return Value.None;
        });
        type.Method("value", 1, 1, static (m, a) => Value.Of(
            Timer(a).IsRunning ? (long)m.Device.Clock.ToTimeSpan(m.Now - Timer(a).Since).TotalMilliseconds : 0));
        return type.Type;
    }

    private static TimerObject Timer(Arguments args) => args[0].Ref as TimerObject ?? throw ScriptError.TypeError("a Timer is needed");

    // The chip has four; timers with negative numbers are implemented in software on other boards, and here too.
    private static NativeResult Make(Machine machine, Arguments args)
    {
        var number = Given.Long(args, 0);
        if (number is < -1 or >= HardwareTimers)
        {
            throw ScriptError.ValueError("invalid Timer number");
        }

        var timer = machine.Services.Get<TimerBoard>().Timer(machine, (int)number);
        if (args.Has(1) || args.Has(2) || args.Has(3) || args.Has(5))
        {
            SetUp(machine, timer, args);
        }

        return Value.Of(timer);
    }

    private static Value SetUp(Machine machine, TimerObject timer, Arguments args)
    {
        var clock = machine.Device.Clock;
        var period = args.Has(5) && Given.Float(args, 5) is var hertz
            ? hertz > 0 ? (long)(clock.CpuHertz / hertz) : throw ScriptError.ValueError("invalid frequency")
            : args.Has(3) ? Period(machine, args) : clock.CpuHertz / UsualFrequency;
        if (period < clock.CpuHertz / 1_000_000)
        {
            throw ScriptError.ValueError("the period of a timer is at least a microsecond");
        }

        var isPeriodic = Given.Long(args, 1, TimerObject.Periodic) == TimerObject.Periodic;
        timer.Start(machine, new Cycles(period), isPeriodic, args.Has(2) && !args[2].IsNone ? args[2] : default);
        return Value.None;
    }

    private static long Period(Machine machine, Arguments args)
    {
        var perSecond = Math.Max(1, Given.Long(args, 4, 1000));
        var count = Given.Long(args, 3);
        return count is > 0 and < 1L << 40 ? (long)((Int128)count * machine.Device.Clock.CpuHertz / perSecond) : throw ScriptError.ValueError("invalid period");
    }
}
