using System.Globalization;
using System.Numerics;

namespace Rtos.MicroPython;

/// <summary>What work with large ints takes, in steps.</summary>
internal static class BigWork
{
    /// <summary>What a single function of .NET may take at once.</summary>
    internal const long MostAtOnce = 1_000_000;

    private const int WordsOfStep = 64;

    internal static long WordsOf(BigInteger number) => number.GetByteCount() / 4;

    /// <summary>For a product, a quotient, or a conversion between digits and words.</summary>
    internal static long Product(long left, long right) => left * right / WordsOfStep;

    /// <summary>The digits of a number; time passes as it takes to find them.</summary>
    internal static string Text(BigInteger number)
    {
        var words = WordsOf(number);
        HostWork.Charge(Product(words, words));
        return number.ToString(CultureInfo.InvariantCulture);
    }
}
