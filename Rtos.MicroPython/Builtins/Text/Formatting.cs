using System.Globalization;
using System.Numerics;
using System.Text;

namespace Rtos.MicroPython;

/// <summary><c>format(value, spec)</c>, as <c>.format</c> and f-strings use it.</summary>
internal static class Formatting
{
    private const int UsualPrecision = 6;

    /// <summary>A <c>str</c>, or <see cref="Value.Fallback"/> if the value's text needs Python code.</summary>
    internal static Value Format(Machine machine, Value value, string spec)
    {
        var text = new StringBuilder();
        return TryAppend(machine, text, value, spec) ? machine.NewStr(text.ToString()) : Value.Fallback;
    }

    /// <summary>Appends a value's text.</summary>
    internal static bool TryAppend(Machine machine, StringBuilder text, Value value, string spec)
    {
        if (spec.Length == 0)
        {
            return Text.TryStr(machine, value, text);
        }

        var format = FormatSpec.Parse(spec);
        var number = Numbers.Unwrap(value);
        if (Numbers.IsInteger(number) && !IsFloatCode(format.Type))
        {
            AppendInteger(machine, text, number, format);
            return true;
        }

        if (Numbers.IsNumber(number))
        {
            AppendFloat(machine, text, Numbers.ToDouble(number), format, value);
            return true;
        }

        return TryAppendText(machine, text, value, format);
    }

    /// <summary>The digits of an int in the base given by a letter: b, d, o, x, X.</summary>
    internal static string Digits(BigInteger number, char code) => code switch
    {
        'b' => InBase(number, 1),
        'o' => InBase(number, 3),
        'x' => InBase(number, 4),
        'X' => InBase(number, 4).ToUpperInvariant(),
        _ => BigWork.Text(number),
    };

    internal static string SignOf(bool isNegative, char sign) => isNegative ? "-" : sign is '+' or ' ' ? sign.ToString() : string.Empty;

    private static bool IsFloatCode(char code) => code is 'e' or 'E' or 'f' or 'F' or 'g' or 'G' or '%';

    private static void AppendInteger(Machine machine, StringBuilder text, Value value, FormatSpec format)
    {
        if (format.Type == 'c')
        {
            if (format.Sign != '\0')
            {
                throw ScriptError.ValueError("sign not allowed with integer format specifier 'c'");
            }

            format.Pad(machine, text, string.Empty, Chars.Of(Numbers.ToLong(value)), '>');
            return;
        }

        if (format.Type is not ('\0' or 'b' or 'd' or 'n' or 'o' or 'x' or 'X'))
        {
            throw Unknown(format.Type, value);
        }

        var number = Numbers.ToBig(value);
        var prefix = format.IsAlternate ? format.Type switch
        {
            'b' => "0b",
            'o' => "0o",
            'x' => "0x",
            'X' => "0X",
            _ => string.Empty,
        }
        : string.Empty;
        prefix = SignOf(number.Sign < 0, format.Sign) + prefix;
        var size = format.Type is 'b' or 'o' or 'x' or 'X' ? 4 : 3;
        var digits = Digits(BigInteger.Abs(number), format.Type);
        if (format.IsZeroFilled && format.Grouping != '\0')
        {
            machine.Heap.Reserve(format.Width);
            digits = digits.PadLeft(DigitsFor(format.Width - prefix.Length, size), '0');
        }

        format.Pad(machine, text, prefix, Grouped(digits, format.Grouping, size), '>');
    }

    private static void AppendFloat(Machine machine, StringBuilder text, double number, FormatSpec format, Value value)
    {
        if (format.Type is not ('\0' or 'n') && !IsFloatCode(format.Type))
        {
            throw Unknown(format.Type, value);
        }

        var isPercent = format.Type == '%';
        var code = isPercent ? 'f' : format.Type is '\0' or 'n' ? 'g' : format.Type;
        machine.Heap.Reserve(Math.Max(0, format.Precision));
        var body = format.Type == '\0' && format.Precision < 0
            ? FloatText.Repr(number)
            : FloatText.Format(isPercent ? number * 100 : number, code, format.Precision < 0 ? UsualPrecision : format.Precision, format.IsAlternate);
        var isNegative = body.StartsWith('-');
        body = isNegative ? body[1..] : body;
        format.Pad(machine, text, SignOf(isNegative, format.Sign), GroupedWhole(body, format.Grouping) + (isPercent ? "%" : string.Empty), '>');
    }

    private static bool TryAppendText(Machine machine, StringBuilder text, Value value, FormatSpec format)
    {
        if (format.Sign != '\0')
        {
            throw ScriptError.ValueError("sign not allowed in string format specifier");
        }

        var own = new StringBuilder();
        if (!Text.TryStr(machine, value, own))
        {
            return false;
        }

        if (format.Align == '=' && !format.IsZeroFilled)
        {
            throw ScriptError.ValueError("'=' alignment not allowed in string format specifier");
        }

        if (format.Type is not ('\0' or 's'))
        {
            throw Unknown(format.Type, value);
        }

        var body = own.ToString();
        if (format.Precision >= 0 && format.Precision < Chars.Count(body))
        {
            body = body[..Chars.Offset(body, format.Precision)];
        }

        (format.Align == '=' ? format with { Align = '<' } : format).Pad(machine, text, string.Empty, body, '<');
        return true;
    }

    private static ScriptError Unknown(char code, Value value) =>
        ScriptError.ValueError($"unknown format code '{code}' for object of type '{Types.NameOf(value)}'");

    // The number of digits that are at least that wide, including separators.
    private static int DigitsFor(int width, int size)
    {
        var count = 1;
        while (count + ((count - 1) / size) < width)
        {
            count++;
        }

        return count;
    }

    private static string GroupedWhole(string body, char separator)
    {
        var end = body.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return separator == '\0' || end == 0 ? body : end < 0 ? Grouped(body, separator, 3) : Grouped(body[..end], separator, 3) + body[end..];
    }

    private static string Grouped(string digits, char separator, int size)
    {
        if (separator == '\0' || digits.Length <= size)
        {
            return digits;
        }

        var text = new StringBuilder(digits);
        for (var at = digits.Length - size; at > 0; at -= size)
        {
            text.Insert(at, separator);
        }

        return text.ToString();
    }

    private static string InBase(BigInteger number, int bitsOfDigit)
    {
        if (number.IsZero)
        {
            return "0";
        }

        // Digit by digit from the bits, so that large numbers do not cost quadratic time.
        var bytes = number.ToByteArray(isUnsigned: true);
        var digits = new StringBuilder();
        var count = (int)((number.GetBitLength() + bitsOfDigit - 1) / bitsOfDigit);
        for (var i = count - 1; i >= 0; i--)
        {
            var digit = 0;
            for (var bit = bitsOfDigit - 1; bit >= 0; bit--)
            {
                var at = (i * bitsOfDigit) + bit;
                digit = (digit * 2) + (at / 8 < bytes.Length ? (bytes[at / 8] >> (at % 8)) & 1 : 0);
            }

            digits.Append((char)(digit < 10 ? '0' + digit : 'a' + digit - 10));
        }

        return digits.ToString();
    }
}
