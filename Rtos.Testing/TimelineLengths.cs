using Rtos.Core;

namespace Rtos.Testing;

/// <summary>The round lengths that a column of a timeline may have, in ascending order.</summary>
internal static class TimelineLengths
{
    internal const long NanosecondsPerSecond = 1_000_000_000;

    /// <summary>1, 2, 5, 10 … cycles; from a thousandth of a tick on, if it is known, fractions and multiples of the tick.</summary>
    internal static IEnumerable<long> InCycles(long? tick)
    {
        var all = OneTwoFive().TakeWhile(l => l <= 5_000_000_000_000_000_000).Select(l => (long)l);
        if (tick is not { } whole)
        {
            return all;
        }

        int[] parts = [1000, 500, 200, 100, 50, 20, 10, 5, 4, 2];
        return all.TakeWhile(l => l < whole / 1000)
            .Concat(parts.Where(p => whole % p == 0).Select(p => whole / p))
            .Concat(all.TakeWhile(f => f <= long.MaxValue / whole).Select(f => f * whole));
    }

    /// <summary>1, 2, 5, 10 … nanoseconds; near the tick fractions and multiples of it, as most switches happen at ticks.</summary>
    internal static IEnumerable<Int128> InNanoseconds(DeviceClock clock)
    {
        var (tick, rest) = Int128.DivRem((Int128)clock.CyclesPerTick.Value * NanosecondsPerSecond, clock.CpuHertz);
        if (rest != 0)
        {
            return OneTwoFive();
        }

        int[] parts = [20, 10, 5, 4, 2, 1];
        int[] multiples = [2, 5, 10];
        return OneTwoFive().TakeWhile(l => l * 20 < tick)
            .Concat(parts.Where(p => tick % p == 0).Select(p => tick / p))
            .Concat(multiples.Select(m => tick * m))
            .Concat(OneTwoFive().SkipWhile(l => l <= tick * 10));
    }

    private static IEnumerable<Int128> OneTwoFive()
    {
        for (var power = Int128.One; power <= Int128.MaxValue / 10; power *= 10)
        {
            yield return power;
            yield return 2 * power;
            yield return 5 * power;
        }
    }
}
