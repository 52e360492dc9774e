namespace Rtos.Core;

/// <summary>What may be otherwise in another run of the same program.</summary>
internal enum ChoiceKind
{
    /// <summary>How many cycles a task's work takes. Usually as many as it says.</summary>
    Work,

    /// <summary>How many cycles the code takes that leads to a kernel call. Usually none.</summary>
    Call,
}
