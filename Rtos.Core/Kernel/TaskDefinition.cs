namespace Rtos.Core;

/// <summary>What a task is made from.</summary>
internal readonly record struct TaskDefinition(string Name, int Priority, int StackBytes, CoreAffinity Affinity, TaskBody Body)
{
    internal bool IsIdle { get; init; }

    internal object? Handle { get; init; }
}
