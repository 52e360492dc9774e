using System.Globalization;
using System.Text;

namespace Rtos.Testing;

/// <summary>How a timeline maps cycles to columns: every column has the same length and begins at a multiple of it.</summary>
internal sealed class TimelineScale
{
    private readonly long _first;
    private readonly long? _tick;

    /// <summary>Chooses the shortest round column with which the time fits.</summary>
    internal TimelineScale(long from, long to, int columns, long? tick)
        : this(from, to, RoundLengths(tick).FirstOrDefault(l => (to / l) - (from / l) < columns, long.MaxValue), tick)
    {
    }

    internal TimelineScale(long from, long to, long length, long? tick)
    {
        Length = length;
        _first = from / length;
        _tick = tick;
        Columns = (to / length) - _first + 1;
    }

    /// <summary>The length of a column in cycles.</summary>
    internal long Length { get; }

    internal long Columns { get; }

    /// <summary>The first cycle that is drawn.</summary>
    internal long Start => _first * Length;

    /// <summary>The first cycle behind the drawing; a time too far away for sums is as good as never.</summary>
    internal long End => (long)Int128.Min(long.MaxValue, (Int128)(_first + Columns) * Length);

    internal int ColumnOf(long time) => (int)Math.Clamp((time / Length) - _first, 0, Columns - 1);

    /// <summary>What a column stands for, in cycles, and in ticks where their length is known.</summary>
    internal string Describe()
    {
        var cycles = string.Create(CultureInfo.InvariantCulture, $"{Length} cycle{(Length == 1 ? string.Empty : "s")}");
        if (_tick is not { } tick)
        {
            return cycles;
        }

        if (Length % tick == 0)
        {
            return string.Create(CultureInfo.InvariantCulture, $"{cycles} ({Length / tick} tick{(Length == tick ? string.Empty : "s")})");
        }

        return tick % Length == 0 ? string.Create(CultureInfo.InvariantCulture, $"{cycles} (1/{tick / Length} of a tick)") : cycles;
    }

    /// <summary>The cycles above the columns, as far apart as their digits need.</summary>
    internal string Ruler()
    {
        var widest = (Start + ((Columns - 1) * Length)).ToString(CultureInfo.InvariantCulture).Length;
        var step = ((widest + 1) / 10 * 10) + 10;
        var ruler = new StringBuilder();
        for (var column = 0; column < Columns; column += step)
        {
            ruler.Append(' ', column - ruler.Length).Append((Start + (column * Length)).ToString(CultureInfo.InvariantCulture));
        }

        return ruler.ToString();
    }

    // 1, 2, 5, 10 … cycles; from a thousandth of a tick on, where it is known, parts and multiples of the tick.
    private static IEnumerable<long> RoundLengths(long? tick)
    {
        if (tick is not { } whole)
        {
            return OneTwoFive();
        }

        int[] parts = [1000, 500, 200, 100, 50, 20, 10, 5, 4, 2];
        return OneTwoFive().TakeWhile(l => l < whole / 1000)
            .Concat(parts.Where(p => whole % p == 0).Select(p => whole / p))
            .Concat(OneTwoFive().TakeWhile(f => f <= long.MaxValue / whole).Select(f => f * whole));
    }

    private static IEnumerable<long> OneTwoFive()
    {
        for (var power = 1L; power <= long.MaxValue / 10; power *= 10)
        {
            yield return power;
            yield return 2 * power;
            yield return 5 * power;
        }
    }
}
