namespace Rtos.Fuzz.Generators;

/// <summary>Smaller variants of a sequence, to be tried when it breaks a law.</summary>
internal static class Shorter
{
    /// <summary>The sequence without one of its parts: long parts first, then single elements.</summary>
    internal static IEnumerable<T[]> Of<T>(T[] whole)
    {
        for (var length = whole.Length / 2; length > 0; length /= 2)
        {
            for (var start = 0; start + length <= whole.Length; start += length)
            {
                yield return [.. whole[..start], .. whole[(start + length)..]];
            }
        }
    }
}
