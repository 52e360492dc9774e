namespace Rtos.Core;

/// <summary>A point of a run at which something may differ.</summary>
/// <param name="Kind">What may differ.</param>
/// <param name="Usual">What happens when nobody chooses, in cycles.</param>
/// <param name="Most">The largest answer that the program itself declares, in cycles; <see cref="Usual"/> if it declares none.</param>
/// <param name="Core">The number of the core on which the task runs, or which is interrupted.</param>
/// <param name="Asker">The number of the task that asks, or of the interrupt, from 0.</param>
/// <param name="Task">The name of the task that asks; empty for an interrupt.</param>
/// <param name="Operation">The call that it makes, by its name in traces; empty for an interrupt.</param>
internal readonly record struct ChoicePoint(ChoiceKind Kind, long Usual, long Most, int Core, int Asker, string Task, string Operation);
