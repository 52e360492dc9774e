namespace Rtos.MicroPython;

/// <summary>Random numbers that are the same in every run: SplitMix64, a counter whose steps are mixed.</summary>
internal sealed class RandomGenerator(ulong seed)
{
    private ulong _state = seed;

    internal void Seed(ulong seed) => _state = seed;

    internal uint Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        var mixed = unchecked((_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB);
        return (uint)((mixed ^ (mixed >> 31)) >> 32);
    }

    /// <summary>A number below a bound, uniformly distributed.</summary>
    internal ulong Below(ulong bound)
    {
        var mask = bound <= 1 ? 0 : ulong.MaxValue >> System.Numerics.BitOperations.LeadingZeroCount(bound - 1);
        while (true)
        {
            var drawn = (mask > uint.MaxValue ? ((ulong)Next() << 32) | Next() : Next()) & mask;
            if (drawn < bound)
            {
                return drawn;
            }
        }
    }

    /// <summary>A number from 0 up to but not including 1.</summary>
    internal double Fraction() => ((((ulong)Next() << 32) | Next()) >> 11) * (1.0 / (1UL << 53));
}
