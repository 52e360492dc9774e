namespace Rtos.MicroPython;

/// <summary>Functions of <c>math</c> that .NET does not have.</summary>
internal static class SpecialFunctions
{
    private const double HalfLogTau = 0.91893853320467274178;

    // Up to this value the series is fast; beyond it, the continued fraction.
    private const double SeriesEnd = 2.5;

    private const int Steps = 200;
    private const double LargestGamma = 171.7;

    // Lanczos' approximation with g = 7 and nine terms.
    private static readonly double[] Lanczos =
    [
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
        12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    ];

    /// <summary>e to the x, minus one: exact also near 0.</summary>
    internal static double ExpMinusOne(double x)
    {
        if (Math.Abs(x) > 0.5)
        {
            return Math.Exp(x) - 1;
        }

        var (sum, term) = (0.0, x);
        for (var n = 2; Math.Abs(term) > Math.Abs(sum) * 1e-18 && term != 0; n++)
        {
            sum += term;
            term *= x / n;
        }

        return sum == 0 ? x : sum;
    }

    internal static double Erf(double x) => Math.Abs(x) < SeriesEnd ? ErfSeries(x) : x > 0 ? 1 - ErfcFraction(x) : ErfcFraction(-x) - 1;

    internal static double Erfc(double x) => Math.Abs(x) < SeriesEnd ? 1 - ErfSeries(x) : x > 0 ? ErfcFraction(x) : 2 - ErfcFraction(-x);

    internal static double Gamma(double x)
    {
        if (double.IsNaN(x) || double.IsPositiveInfinity(x))
        {
            return x;
        }

        if (x <= 0 && (x == Math.Floor(x)))
        {
            return double.NaN;
        }

        if (x < 0.5)
        {
            return Math.PI / (Math.Sin(Math.PI * x) * Gamma(1 - x));
        }

        if (x > LargestGamma)
        {
            return double.PositiveInfinity;
        }

        if (x == Math.Floor(x) && x < 23)
        {
            return Factorial((int)x - 1);
        }

        var (t, sum) = LanczosSum(x);
        var half = Math.Pow(t, (x - 0.5) / 2);
        return Math.Sqrt(Math.Tau) * half * Math.Exp(-t) * half * sum;
    }

    internal static double LogGamma(double x)
    {
        if (double.IsNaN(x) || double.IsInfinity(x))
        {
            return double.IsNaN(x) ? x : double.PositiveInfinity;
        }

        if (x <= 0 && x == Math.Floor(x))
        {
            return double.PositiveInfinity;
        }

        if (x is 1 or 2)
        {
            return 0;
        }

        if (x < 0.5)
        {
            return Math.Log(Math.PI / Math.Abs(Math.Sin(Math.PI * x))) - LogGamma(1 - x);
        }

        var (t, sum) = LanczosSum(x);
        return HalfLogTau + ((x - 0.5) * Math.Log(t)) - t + Math.Log(sum);
    }

    /// <summary>A number as a fraction from 0.5 up to 1 and a power of two.</summary>
    internal static (double Fraction, int Exponent) Split(double x)
    {
        if (x == 0 || !double.IsFinite(x))
        {
            return (x, 0);
        }

        var exponent = Math.ILogB(x) + 1;
        return (Math.ScaleB(x, -exponent), exponent);
    }

    private static double Factorial(int n)
    {
        var product = 1.0;
        for (var i = 2; i <= n; i++)
        {
            product *= i;
        }

        return product;
    }

    private static (double Shifted, double Sum) LanczosSum(double x)
    {
        var sum = Lanczos[0];
        for (var i = 1; i < Lanczos.Length; i++)
        {
            sum += Lanczos[i] / (x - 1 + i);
        }

        return (x + 6.5, sum);
    }

    private static double ErfSeries(double x)
    {
        var (sum, term) = (x, x);
        for (var n = 1; n < Steps && Math.Abs(term) > 1e-20; n++)
        {
            term *= -x * x / n;
            sum += term / ((2 * n) + 1);
        }

        return 2 / Math.Sqrt(Math.PI) * sum;
    }

    // From the far end of the fraction towards its beginning.
    private static double ErfcFraction(double x)
    {
        if (double.IsPositiveInfinity(x))
        {
            return 0;
        }

        var f = x;
        for (var n = Steps; n > 0; n--)
        {
            f = x + (n / 2.0 / f);
        }

        return Math.Exp(-x * x) / Math.Sqrt(Math.PI) / f;
    }
}
