namespace Rtos.Core;

/// <summary>The definition of a new task.</summary>
/// <param name="Name">Its name, not cut yet.</param>
/// <param name="Priority">Its own priority.</param>
/// <param name="StackBytes">The size of its stack; 0 for one without a limit, which takes nothing from the heap.</param>
/// <param name="Affinity">The cores it may run on.</param>
/// <param name="Body">What it executes.</param>
internal readonly record struct TaskDefinition(
    string Name, int Priority, int StackBytes, CoreAffinity Affinity, TaskBody Body)
{
    internal bool IsIdle { get; init; }

    /// <summary>The source of its stack and control block.</summary>
    internal ObjectMemory Memory { get; init; }
}
