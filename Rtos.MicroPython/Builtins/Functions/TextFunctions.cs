using System.Numerics;
using System.Text;

namespace Rtos.MicroPython;

/// <summary>Built-in functions that make texts.</summary>
internal static class TextFunctions
{
    /// <summary>The <c>str</c> of a value, or <see cref="Value.Fallback"/>.</summary>
    internal static Value Str(Machine machine, Value value)
    {
        var text = new StringBuilder();
        return Text.TryStr(machine, value, text) ? machine.NewStr(text.ToString()) : Value.Fallback;
    }

    /// <summary>The text of <c>repr()</c>, or a call of the object's own method.</summary>
    internal static Value Repr(Machine machine, Value value)
    {
        var text = new StringBuilder();
        return Text.TryRepr(machine, value, text) ? machine.NewStr(text.ToString()) : Value.Fallback;
    }

    internal static NativeResult Bin(Machine machine, Arguments args) => InBase(machine, args[0], "0b", 'b');

    internal static NativeResult Hex(Machine machine, Arguments args) => InBase(machine, args[0], "0x", 'x');

    internal static NativeResult Oct(Machine machine, Arguments args) => InBase(machine, args[0], "0o", 'o');

    internal static NativeResult Chr(Machine machine, Arguments args) => machine.NewStr(Chars.Of(Numbers.ToLong(args[0])));

    internal static NativeResult Ord(Machine machine, Arguments args)
    {
        var value = Numbers.Unwrap(args[0]);
        switch (value.Ref)
        {
            case string text:
                return Chars.Points(text) is [var point] ? Value.Of((long)point) : throw WrongLength(Chars.Count(text));
            case BufferObject buffer:
                return buffer.Span.Length == 1 ? Value.Of((long)buffer.Span[0]) : throw WrongLength(buffer.Span.Length);
            default:
                throw ScriptError.TypeError("ord expects a character");
        }
    }

    private static ScriptError WrongLength(int length) =>
        ScriptError.TypeError($"ord() expected a character, but string of length {Chars.Number(length)} found");

    private static Value InBase(Machine machine, Value value, string prefix, char code)
    {
        value = Numbers.Unwrap(value);
        if (!Numbers.IsInteger(value))
        {
            throw ScriptError.TypeError($"can't convert {Types.NameOf(value)} to int");
        }

        var number = Numbers.ToBig(value);
        return machine.NewStr((number.Sign < 0 ? "-" : string.Empty) + prefix + Formatting.Digits(BigInteger.Abs(number), code));
    }
}
