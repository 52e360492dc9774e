using Rtos.Core;

namespace Rtos.Explore;

/// <summary>What was wrong with a run.</summary>
/// <param name="Kind">What kind of failure.</param>
/// <param name="Subject">Which one: the panic's kind and task, the name of the condition, the tasks of a deadlock. Two failures with the same kind and subject are the same.</param>
/// <param name="Message">A sentence.</param>
/// <param name="At">When.</param>
internal sealed record SearchFailure(FailureKind Kind, string Subject, string Message, Instant At)
{
    /// <summary>Whether another run failed in the same way.</summary>
    internal bool IsSameAs(SearchFailure? other) => other is not null && other.Kind == Kind && other.Subject == Subject;
}
