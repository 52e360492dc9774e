using System.Reflection;

namespace Rtos.Tests.Support;

/// <summary>Runs a test once for every kernel that preempts.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryKernelAttribute : Attribute, ITestDataSource
{
    /// <inheritdoc/>
    public IEnumerable<object?[]> GetData(MethodInfo methodInfo) => Enum.GetValues<Flavor>()
        .Where(f => Chip.Settings(f).Preemption)
        .Select(f => new object?[] { f });

    /// <inheritdoc/>
    public string? GetDisplayName(MethodInfo methodInfo, object?[]? data) => $"{methodInfo.Name} ({data![0]})";
}
