using System.Globalization;
using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>The cost of operations on large ints, in steps.</summary>
internal static class BigWork
{
    /// <summary>The most steps that a single .NET function may take at once.</summary>
    internal const long MostAtOnce = 1_000_000;

    /// <summary>The most words of a power: computing one is more work than any other operator's.</summary>
    internal const long MostOfPower = 1 << 16;

    private const int WordsOfStep = 64;

    internal static long WordsOf(BigInteger number) => number.GetByteCount() / 4;

    /// <summary>For a product, a quotient, or a conversion between digits and words.</summary>
    internal static long Product(long left, long right) => left * right / WordsOfStep;

    /// <summary>The decimal digits of a number; charges the time for finding them.</summary>
    /// <exception cref="ScriptError">There are more than can be found in one call: a RuntimeError.</exception>
    internal static string Text(BigInteger number)
    {
        var words = WordsOf(number);
        HostWork.Step(2 * Product(words, words));
        return number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The number of decimal digits, with or without a sign.</summary>
    /// <exception cref="ScriptError">There are more than can be converted in one call: a RuntimeError.</exception>
    internal static BigInteger Parse(ReadOnlySpan<char> digits)
    {
        // A word holds nine digits and a half.
        var words = digits.Length * 2L / 19;
        HostWork.Step(Product(words, words));
        return BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
    }
}
