using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>Parses ints.</summary>
internal static class IntegerText
{
    /// <summary>The result of <c>int(text, radix)</c>.</summary>
    /// <exception cref="ScriptError">It is not a number: a ValueError.</exception>
    internal static BigInteger Parse(string text, int radix)
    {
        if (radix != 0 && radix is < 2 or > 36)
        {
            throw ScriptError.ValueError("int() arg 2 must be >= 2 and <= 36");
        }

        var digits = text.AsSpan().Trim(" \t\n\r\f\v");
        var isNegative = digits is ['-', ..];
        digits = digits is ['-' or '+', ..] ? digits[1..] : digits;
        var used = radix;
        if (digits is ['0', var letter, _, ..] && RadixOf(letter) is > 0 and var prefixed && (radix == 0 || radix == prefixed))
        {
            digits = digits[2..];
            used = prefixed;
        }

        used = used == 0 ? 10 : used;
        return TryParse(digits, used, out var number)
            ? isNegative ? -number : number
            : throw ScriptError.ValueError($"invalid syntax for integer with base {Chars.Number(used)}");
    }

    private static int RadixOf(char letter) => char.ToLowerInvariant(letter) switch
    {
        'x' => 16,
        'o' => 8,
        'b' => 2,
        _ => 0,
    };

    private static bool TryParse(ReadOnlySpan<char> digits, int radix, out BigInteger number)
    {
        number = default;
        if (digits.IsEmpty || digits[0] == '_' || digits[^1] == '_')
        {
            return false;
        }

        foreach (var c in digits)
        {
            if (c != '_' && Digit(c) >= radix)
            {
                return false;
            }
        }

        var bare = digits.ToString().Replace("_", string.Empty, StringComparison.Ordinal);
        if (radix == 10)
        {
            number = BigWork.Parse(bare);
            return true;
        }

        var words = bare.Length / 8;
        HostWork.Step(BigWork.Product(words, words));
        number = OfPart(bare, radix);
        return true;
    }

    // Halves, so that a long text does not cost quadratic time.
    private static BigInteger OfPart(ReadOnlySpan<char> digits, int radix)
    {
        if (digits.Length > 64)
        {
            var low = digits.Length / 2;
            return (OfPart(digits[..^low], radix) * BigInteger.Pow(radix, low)) + OfPart(digits[^low..], radix);
        }

        var number = BigInteger.Zero;
        foreach (var c in digits)
        {
            number = (number * radix) + Digit(c);
        }

        return number;
    }

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}
