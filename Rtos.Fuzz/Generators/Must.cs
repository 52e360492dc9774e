using System.Runtime.CompilerServices;

namespace Rtos.Fuzz.Generators;

/// <summary>Checks of what must always be true. The text is only built when it is not.</summary>
internal static class Must
{
    /// <summary>Throws when an invariant is broken.</summary>
    /// <exception cref="BrokenInvariantException"><paramref name="holds"/> is false.</exception>
    internal static void Hold(bool holds, [InterpolatedStringHandlerArgument(nameof(holds))] ref Text invariant)
    {
        if (!holds)
        {
            throw new BrokenInvariantException(invariant.ToString());
        }
    }

    /// <summary>The description of an invariant that is broken; empty for one that holds.</summary>
    [InterpolatedStringHandler]
    internal ref struct Text
    {
        private DefaultInterpolatedStringHandler _text;

        public Text(int literalLength, int formattedCount, bool holds, out bool isNeeded)
        {
            isNeeded = !holds;
            _text = holds ? default : new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value) => _text.AppendFormatted(value);

        public override string ToString() => _text.ToStringAndClear();
    }
}

/// <summary>Something that must always be true of a device is not.</summary>
internal sealed class BrokenInvariantException(string invariant) : Exception($"broken invariant: {invariant}");
