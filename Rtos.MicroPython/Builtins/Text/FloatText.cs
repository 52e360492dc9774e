using System.Globalization;

namespace Rtos.MicroPython;

/// <summary>Floats as texts.</summary>
internal static class FloatText
{
    private const int ReprDigits = 16;

    /// <summary>The shortest text that parses to the same number.</summary>
    internal static string Repr(double number)
    {
        if (!double.IsFinite(number))
        {
            return Special(number);
        }

        // .NET finds the shortest digits; the notation is Python's.
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var exponent = number == 0 ? 0 : ExponentOf(shortest.TrimStart('-'));
        var sign = double.IsNegative(number) ? "-" : string.Empty;
        return sign + (exponent is < -4 or >= ReprDigits ? Scientific(digits, exponent) : Plain(digits, exponent));
    }

    /// <summary>With a format code of e, f, g (or E, F, G), without a sign for positive numbers.</summary>
    internal static string Format(double number, char code, int precision, bool keepsZeros)
    {
        if (!double.IsFinite(number))
        {
            var special = Special(number);
            return char.IsUpper(code) ? special.ToUpperInvariant() : special;
        }

        var text = char.ToLowerInvariant(code) switch
        {
            'f' => Fixed(number, precision),
            'e' => Exponent(number, precision),
            _ => General(number, Math.Max(1, precision), keepsZeros),
        };
        if (double.IsNegative(number) && !text.StartsWith('-'))
        {
            text = "-" + text;
        }

        return char.IsUpper(code) ? text.ToUpperInvariant() : text;
    }

    // All digits after these are zeros, and .NET takes long to find that out.
    private static string Fixed(double number, int precision)
    {
        const int MostPlaces = 1100;
        HostWork.Charge(Math.Min(precision, MostPlaces));
        var text = number.ToString("F" + Chars.Number(Math.Min(precision, MostPlaces)), CultureInfo.InvariantCulture);
        return precision > MostPlaces ? text + new string('0', precision - MostPlaces) : text;
    }

    private static string Special(double number) => double.IsNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";

    private static string Exponent(double number, int precision)
    {
        const int MostPlaces = 800;
        HostWork.Charge(Math.Min(precision, MostPlaces));
        var text = number.ToString("E" + Chars.Number(Math.Min(precision, MostPlaces)), CultureInfo.InvariantCulture);
        var at = text.IndexOf('E', StringComparison.Ordinal);
        var exponent = int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
        return text[..at] + new string('0', Math.Max(0, precision - MostPlaces)) + ExponentText(exponent);
    }

    private static string General(double number, int precision, bool keepsZeros)
    {
        var text = Exponent(number, precision - 1);
        var at = text.IndexOf('e', StringComparison.Ordinal);
        var exponent = int.Parse(text[(at + 1)..], CultureInfo.InvariantCulture);
        if (exponent < -4 || exponent >= precision)
        {
            return (keepsZeros ? text[..at] : WithoutZeros(text[..at])) + text[at..];
        }

        var plain = Fixed(number, precision - 1 - exponent);
        return keepsZeros ? plain : WithoutZeros(plain);
    }

    private static string WithoutZeros(string text) => text.Contains('.', StringComparison.Ordinal) ? text.TrimEnd('0').TrimEnd('.') : text;

    private static string ExponentText(int exponent) => string.Create(CultureInfo.InvariantCulture, $"e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}");

    // The significant digits, without a point and without zeros at either end.
    private static string Digits(string shortest)
    {
        var end = shortest.IndexOf('E', StringComparison.Ordinal);
        var digits = (end < 0 ? shortest : shortest[..end]).Replace("-", string.Empty, StringComparison.Ordinal)
            .Replace(".", string.Empty, StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        return digits.Length == 0 ? "0" : digits;
    }

    // The power of ten of the first non-zero digit.
    private static int ExponentOf(string shortest)
    {
        var end = shortest.IndexOf('E', StringComparison.Ordinal);
        var shown = end < 0 ? shortest : shortest[..end];
        var point = shown.IndexOf('.', StringComparison.Ordinal) is >= 0 and var p ? p : shown.Length;
        var first = shown.AsSpan().IndexOfAnyInRange('1', '9');
        var power = first < point ? point - first - 1 : point - first;
        return power + (end < 0 ? 0 : int.Parse(shortest[(end + 1)..], CultureInfo.InvariantCulture));
    }

    private static string Scientific(string digits, int exponent) =>
        (digits.Length == 1 ? digits : digits[..1] + "." + digits[1..]) + ExponentText(exponent);

    private static string Plain(string digits, int exponent)
    {
        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? digits.PadRight(exponent + 1, '0') + ".0"
            : digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }
}
