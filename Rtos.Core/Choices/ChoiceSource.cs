namespace Rtos.Core;

/// <summary>
/// Answers every choice that a run leaves open. The kernel's own decisions are not choices: who is woken, and who runs next, is
/// what the real kernel does. A device without a source does the usual, and never asks.
/// </summary>
internal abstract class ChoiceSource
{
    /// <summary>Chooses.</summary>
    /// <param name="point">The choice, and the usual answer.</param>
    /// <returns>Cycles: at least 0 before a call, at least 1 for work.</returns>
    protected abstract long Choose(in ChoicePoint point);

    /// <summary>The answer at a point.</summary>
    /// <param name="point">The choice.</param>
    /// <param name="least">The smallest possible answer.</param>
    /// <exception cref="InvalidOperationException">The answer is not possible.</exception>
    internal long Ask(in ChoicePoint point, long least)
    {
        var answer = Choose(point);
        return answer >= least && answer <= VirtualTime.LastInstant
            ? answer
            : throw new InvalidOperationException(FormattableString.Invariant(
                $"the choice {point.Kind} was answered with {answer} cycles; possible are {least} to {VirtualTime.LastInstant}"));
    }
}
