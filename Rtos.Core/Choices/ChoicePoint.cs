namespace Rtos.Core;

/// <summary>A point of a run at which something may differ.</summary>
/// <param name="Kind">What may differ.</param>
/// <param name="Usual">What happens when nobody chooses, in cycles.</param>
/// <param name="Most">The largest answer that the program itself declares, in cycles; <see cref="Usual"/> if it declares none.</param>
/// <param name="Core">The core on which the task runs, or which is interrupted.</param>
/// <param name="Asker">The number of the task that asks, or of the interrupt, from 0.</param>
/// <param name="Task">The name of the task that asks; empty for an interrupt.</param>
/// <param name="Operation">The call that it makes, by its name in traces; empty for an interrupt.</param>
internal readonly record struct ChoicePoint(ChoiceKind Kind, long Usual, long Most, CpuCore Core, int Asker, string Task, string Operation)
{
    /// <summary>The point before a call, or for the work, of a task.</summary>
    internal static ChoicePoint Of(ChoiceKind kind, long usual, long most, CpuCore core, Tcb task, string operation) =>
        new(kind, usual, most, core, (int)task.Number, task.Name, operation);
}
