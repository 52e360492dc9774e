namespace Rtos.Fuzz.Generators;

/// <summary>Seeded chance for generators: the same seed always gives the same value.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    internal int Between(int least, int most) => _random.Next(least, most + 1);

    internal long Between(long least, long most) => _random.NextInt64(least, most + 1);

    internal bool Percent(int chance) => _random.Next(100) < chance;

    internal T Of<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];

    internal T[] Many<T>(int least, int most, Func<T> make)
    {
        var all = new T[Between(least, most)];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = make();
        }

        return all;
    }
}
