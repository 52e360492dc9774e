namespace Rtos.Core;

/// <summary>A point of a run at which something may differ.</summary>
/// <param name="Kind">What may differ.</param>
/// <param name="Usual">What happens when nobody chooses, in cycles.</param>
/// <param name="Task">The task that asks.</param>
/// <param name="Operation">The call that it makes, by its name in traces.</param>
internal readonly record struct ChoicePoint(ChoiceKind Kind, long Usual, string Task, string Operation);
