using System.Globalization;
using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Constructors and methods of <c>int</c>, <c>float</c> and <c>bool</c>.</summary>
internal static class NumberMethods
{
    internal static void Fill()
    {
        Types.Int.Constructor = new NativeFunction("int", 0, 2, MakeInt);
        Types.Float.Constructor = new NativeFunction("float", 0, 1, MakeFloat);
        Types.Bool.Constructor = new NativeFunction("bool", 0, 1, static (_, a) =>
            Truth.NeedsPython(a[0]) ? Value.Fallback : Value.Of(a.Has(0) && Truth.Of(a[0]))) { FallbackName = "op_bool" };
        Method.AddStatic(Types.Int, "from_bytes", 1, 3, FromBytes);
        foreach (var type in new[] { Types.Int, Types.Bool })
        {
            Method.Add(type, "to_bytes", 1, 3, ToBytes, null, -1, null, "length", "byteorder", "signed");
        }
    }

    private static NativeResult MakeInt(Machine machine, Arguments args)
    {
        if (!args.Has(0))
        {
            return Value.Of(0L);
        }

        var value = Numbers.Unwrap(args[0]);
        if (value.Ref is string or BufferObject)
        {
            var text = value.Ref as string ?? System.Text.Encoding.Latin1.GetString(((BufferObject)value.Ref).Span);
            var number = IntegerText.Parse(text, args.Has(1) ? Numbers.ToInt(args[1]) : 10);
            return Numbers.Make(machine, number);
        }

        if (args.Has(1))
        {
            throw ScriptError.TypeError($"can't convert '{Types.NameOf(value)}' object to str implicitly");
        }

        if (value.Ref is InstanceObject instance && KeyHash.HasOwn(instance, "__int__"))
        {
            return NativeResult.Call(instance.Type.Lookup("__int__"), value);
        }

        return value.IsFloat ? Numbers.FromFloat(value.AsFloat) : value.IsBool ? Value.Of(value.Bits)
            : Numbers.IsInteger(value) ? value : throw ScriptError.TypeError($"can't convert {Types.NameOf(value)} to int");
    }

    private static NativeResult MakeFloat(Machine machine, Arguments args)
    {
        var value = args.Has(0) ? Numbers.Unwrap(args[0]) : Value.Of(0L);
        switch (value.Ref)
        {
            case string text:
                return machine.NewFloat(Parse(text));
            case BufferObject buffer:
                return machine.NewFloat(Parse(System.Text.Encoding.Latin1.GetString(buffer.Span)));
            case InstanceObject instance when KeyHash.HasOwn(instance, "__float__"):
                return NativeResult.Call(instance.Type.Lookup("__float__"), value);
            default:
                return machine.NewFloat(Numbers.ToFloat(value));
        }
    }

    private static double Parse(string text)
    {
        HostWork.ChargeLong(text.Length * 8L);
        var number = text.Trim(' ', '\t', '\n', '\r', '\f', '\v').Replace("_", string.Empty, StringComparison.Ordinal);
        var sign = number.StartsWith('-') ? -1.0 : 1.0;
        var bare = number.StartsWith('-') || number.StartsWith('+') ? number[1..] : number;
        if (bare.Equals("inf", StringComparison.OrdinalIgnoreCase) || bare.Equals("infinity", StringComparison.OrdinalIgnoreCase))
        {
            return sign * double.PositiveInfinity;
        }

        if (bare.Equals("nan", StringComparison.OrdinalIgnoreCase))
        {
            return double.NaN;
        }

        return bare.Length > 0 && (char.IsAsciiDigit(bare[0]) || bare[0] == '.')
            && double.TryParse(bare, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value)
            ? sign * value
            : throw ScriptError.ValueError("invalid syntax for number");
    }

    private static NativeResult FromBytes(Machine machine, Arguments args)
    {
        var bytes = args[0].Ref is BufferObject buffer
            ? buffer.Span.ToArray()
            : [.. Iteration.ToList(machine, args[0]).Select(Numbers.ToByte)];
        return Numbers.Make(machine, new BigInteger(bytes, args.Has(2) && Truth.Of(args[2]) ? false : true, IsBigEndian(args[1])));
    }

    private static NativeResult ToBytes(Machine machine, Arguments args)
    {
        var number = Numbers.ToBig(Numbers.Unwrap(args[0]));
        var length = args.Has(1) ? Numbers.ToInt(args[1]) : 1;
        var isSigned = args.Has(3) && Truth.Of(args[3]);
        if (length < 0)
        {
            throw ScriptError.ValueError("length argument must be non-negative");
        }

        machine.Heap.Reserve(length);
        if (number.Sign < 0 && !isSigned)
        {
            throw ScriptError.OverflowError("can't convert negative int to unsigned");
        }

        var bytes = number.ToByteArray(!isSigned, isBigEndian: false);
        if (bytes.Length > length && !(number.IsZero && length == 0))
        {
            throw ScriptError.OverflowError("buffer too small");
        }

        var content = new byte[length];
        Array.Fill(content, number.Sign < 0 ? (byte)0xFF : (byte)0);
        bytes.AsSpan(0, Math.Min(bytes.Length, length)).CopyTo(content);
        if (IsBigEndian(args[2]))
        {
            Array.Reverse(content);
        }

        return machine.New(new BytesObject(content));
    }

    private static bool IsBigEndian(Value order) => order.IsUnset || order.Ref as string != "little";
}
