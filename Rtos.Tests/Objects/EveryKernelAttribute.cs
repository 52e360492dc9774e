using System.Reflection;

namespace Rtos.Tests.Objects;

/// <summary>Runs a test once for every kernel.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryKernelAttribute : Attribute, ITestDataSource
{
    /// <inheritdoc/>
    public IEnumerable<object?[]> GetData(MethodInfo methodInfo) => Enum.GetValues<KernelChoice>().Select(k => new object?[] { k });

    /// <inheritdoc/>
    public string? GetDisplayName(MethodInfo methodInfo, object?[]? data) => $"{methodInfo.Name} ({data![0]})";
}
