namespace Rtos.Core;

/// <summary>The range of values of a numeric property of a configuration.</summary>
/// <param name="Least">The least.</param>
/// <param name="Most">The greatest.</param>
internal readonly record struct NumberRange(long Least, long Most)
{
    /// <summary>Refuses a number outside the range.</summary>
    /// <param name="value">The number.</param>
    /// <param name="name">The property.</param>
    /// <exception cref="ArgumentException">The number is out of range.</exception>
    internal void Check(long value, string name)
    {
        if (value < Least || value > Most)
        {
            throw new ArgumentException($"{name} is {value}; it must be {this}");
        }
    }

    /// <summary>The range in words: <c>1 to 32</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Least} to {Most}");
}
