using System.Globalization;
using System.Numerics;

namespace Rtos.MicroPython;

/// <content>Numbers.</content>
internal sealed partial class Lexer
{
    // Parsing digits takes time that grows faster than their number, and no board could hold such a large int.
    private const int MostDigits = 10_000;

    private bool Number()
    {
        var start = _at;
        var isBased = Current == '0' && _at + 1 < _text.Length && char.ToLowerInvariant(_text[_at + 1]) is 'x' or 'o' or 'b';
        while (_at < _text.Length && IsNumberPart(start, isBased))
        {
            _at++;
        }

        var digits = _text[start.._at].Replace("_", string.Empty, StringComparison.Ordinal);
        if (digits.Length > MostDigits)
        {
            return Error("number has too many digits");
        }

        if (isBased)
        {
            return Based(digits);
        }

        return digits.IndexOfAny(['.', 'e', 'E', 'j', 'J']) < 0 ? Decimal(digits) : Float(digits);
    }

    private bool IsNumberPart(int start, bool isBased)
    {
        var c = Current;
        return IsNamePart(c) || (!isBased && (c == '.' || (c is '+' or '-' && _at > start && _text[_at - 1] is 'e' or 'E')));
    }

    private bool Based(string digits)
    {
        var bits = char.ToLowerInvariant(digits[1]) switch { 'x' => 4, 'o' => 3, _ => 1 };
        var value = BigInteger.Zero;
        for (var i = 2; i < digits.Length; i++)
        {
            var digit = char.IsAsciiHexDigit(digits[i]) ? Convert.ToInt32(digits[i].ToString(), 16) : 16;
            if (digit >= 1 << bits)
            {
                return Error("invalid syntax for integer with base " + (1 << bits));
            }

            value = (value << bits) | digit;
        }

        if (digits.Length == 2)
        {
            return Error("invalid syntax for integer with base " + (1 << bits));
        }

        Add(TokenKind.Number, string.Empty, Value.Of(value));
        return true;
    }

    private bool Decimal(string digits)
    {
        if (!digits.All(char.IsAsciiDigit))
        {
            return Error("invalid syntax for integer with base 10");
        }

        var value = BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        if (digits[0] == '0' && !value.IsZero)
        {
            return Error("invalid syntax for integer with base 0");
        }

        Add(TokenKind.Number, string.Empty, Value.Of(value));
        return true;
    }

    private bool Float(string digits)
    {
        if (digits[^1] is 'j' or 'J')
        {
            return Error("complex numbers are not supported");
        }

        const NumberStyles Styles = NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(digits, Styles, CultureInfo.InvariantCulture, out var value))
        {
            return Error("invalid syntax for number");
        }

        Add(TokenKind.Number, string.Empty, Value.Of(value));
        return true;
    }
}
