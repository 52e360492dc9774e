namespace Rtos.Core;

/// <summary>What the words of choices mean, in the order in which options list them.</summary>
internal static class MenuConfigChoices
{
    /// <summary>The cores that a task may be pinned to.</summary>
    internal static readonly (string Name, CoreAffinity Value)[] Affinities =
        [("CPU0", CoreAffinity.Core0), ("CPU1", CoreAffinity.Core1), ("NO_AFFINITY", CoreAffinity.Any)];

    /// <summary>How a stack overflow is detected.</summary>
    internal static readonly (string Name, StackOverflowCheck Value)[] OverflowChecks =
        [("NONE", StackOverflowCheck.None), ("PTRVAL", StackOverflowCheck.PointerValue), ("CANARY", StackOverflowCheck.Canary)];

    /// <summary>The words of the choices.</summary>
    internal static string[] Names<T>((string Name, T Value)[] choices) => Array.ConvertAll(choices, c => c.Name);
}
