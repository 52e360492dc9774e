namespace Rtos.MicroPython;

/// <summary>The methods of <c>machine.Pin</c>.</summary>
internal static class PinMethods
{
    private static readonly string?[] InitNames = ["mode", "pull", "value", "drive", "hold"];

    internal static TypeObject CreateType()
    {
        var type = new NativeTypeBuilder("Pin");
        type.Constant("IN", PinObject.Input);
        type.Constant("OUT", PinObject.Output);
        type.Constant("OPEN_DRAIN", PinObject.OpenDrain);
        type.Constant("PULL_DOWN", PinObject.PullDown);
        type.Constant("PULL_UP", PinObject.PullUp);
        type.Constant("IRQ_RISING", PinObject.Rising);
        type.Constant("IRQ_FALLING", PinObject.Falling);
        type.Constructor(1, 3, Make, ["id", .. InitNames]);
        type.Method("init", 1, 3, static (m, a) => SetUp(m, Pin(a), a, 1, Value.None), [null, .. InitNames]);
        type.Method("value", 1, 2, ReadOrWrite, null, "x");
        type.Method("__call__", 1, 2, ReadOrWrite);
        type.Method("on", 1, 1, static (m, a) => Write(m, Pin(a), true));
        type.Method("off", 1, 1, static (m, a) => Write(m, Pin(a), false));
        type.Method("toggle", 1, 1, static (m, a) => Write(m, Pin(a), !Pin(a).IsHigh));
        type.Method("irq", 1, 3, SetHandler, null, "handler", "trigger", "wake", "hard");
        return type.Type;
    }

    private static PinObject Pin(Arguments args) => args[0].Ref as PinObject ?? throw ScriptError.TypeError("a Pin is needed");

    private static NativeResult Make(Machine machine, Arguments args)
    {
        if (args[0].Ref is PinObject given)
        {
            return SetUp(machine, given, args, 1, args[0]);
        }

        var number = args[0].IsInt ? args[0].Bits : -1;
        if (!PinBoard.Exists(number))
        {
            throw ScriptError.ValueError("invalid pin");
        }

        var pin = machine.Services.Get<PinBoard>().Pin(machine, (int)number);
        return SetUp(machine, pin, args, 1, Value.Of(pin));
    }

    private static NativeResult SetUp(Machine machine, PinObject pin, Arguments args, int at, Value result)
    {
        var (mode, pull, level) = (args[at], args[at + 1], args[at + 2]);
        if (!mode.IsUnset && !mode.IsNone && Numbers.ToLong(mode) is >= 0 and var number)
        {
            if (number is not (PinObject.Input or PinObject.Output or PinObject.OpenDrain))
            {
                throw ScriptError.ValueError("invalid pin mode");
            }

            if (number != PinObject.Input && PinBoard.IsInputOnly(pin.Number))
            {
                throw ScriptError.ValueError("pin can only be input");
            }

            pin.Mode = number;
        }

        if (!pull.IsUnset)
        {
            pin.Pull = pull.IsNone ? 0 : Math.Max(0, Numbers.ToLong(pull));
        }

        if (level.IsUnset || level.IsNone)
        {
            return result;
        }

        return Write(machine, pin, Truth.Of(level), result);
    }

    private static NativeResult ReadOrWrite(Machine machine, Arguments args) => args.Has(1)
        ? Write(machine, Pin(args), Truth.Of(args[1]))
        : Value.Of(machine.Services.Get<PinBoard>().Level(Pin(args).Number) ? 1L : 0L);

    private static NativeResult Write(Machine machine, PinObject pin, bool isHigh, Value result = default) =>
        machine.Services.Get<PinBoard>().Write(machine, pin, isHigh, result.IsUnset ? Value.None : result);

    private static NativeResult SetHandler(Machine machine, Arguments args)
    {
        var pin = Pin(args);
        pin.Handler = args.Has(1) && !args[1].IsNone ? args[1] : default;
        pin.Trigger = Given.Long(args, 2, PinObject.Rising | PinObject.Falling);
        return Value.None;
    }
}
