namespace Rtos.Core;

/// <summary>What may differ in another run of the same program.</summary>
internal enum ChoiceKind
{
    /// <summary>The number of cycles that a task's work takes. Usually what the task says; the least, if it says a range.</summary>
    Work,

    /// <summary>The number of cycles that the code before a kernel call takes. Usually none.</summary>
    Call,

    /// <summary>How many cycles after the beginning of its window an interrupt comes. Usually none.</summary>
    Interrupt,
}
