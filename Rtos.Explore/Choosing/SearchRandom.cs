namespace Rtos.Explore;

/// <summary>Random numbers that are the same everywhere (SplitMix64): a function of the seed and of the number of the schedule.</summary>
internal sealed class SearchRandom(ulong seed, long schedule)
{
    private ulong _state = unchecked(Mix(seed) ^ Mix((ulong)schedule + 0x632BE59BD9B4E019));

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    internal int Below(int count) => (int)BelowLong(count);

    /// <summary>A number from 0 to <paramref name="count"/> - 1.</summary>
    internal long BelowLong(long count) => (long)Math.BigMul(Next(), (ulong)count, out _);

    /// <summary>Whether something of a probability happens.</summary>
    internal bool Happens(double probability) => (Next() >> 11) * (1.0 / (1UL << 53)) < probability;

    private ulong Next()
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15);
        return Mix(_state);
    }

    /// <summary>Spreads the bits of a number (the last step of SplitMix64).</summary>
    internal static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
