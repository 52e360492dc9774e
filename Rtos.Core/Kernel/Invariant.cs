namespace Rtos.Core;

/// <summary>Checks of what must always be true; tests run them after every step.</summary>
internal static class Invariant
{
    /// <summary>Throws when an invariant is broken.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="holds"/> is false.</exception>
    internal static void Holds(bool holds, string invariant)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"broken invariant: {invariant}");
        }
    }
}
