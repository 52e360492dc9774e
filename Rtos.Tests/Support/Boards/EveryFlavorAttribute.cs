using System.Reflection;

namespace Rtos.Tests.Support;

/// <summary>Runs a test once for every flavor.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryFlavorAttribute : Attribute, ITestDataSource
{
    /// <inheritdoc/>
    public IEnumerable<object?[]> GetData(MethodInfo methodInfo) =>
        Enum.GetValues<Flavor>().Select(f => new object?[] { f });

    /// <inheritdoc/>
    public string? GetDisplayName(MethodInfo methodInfo, object?[]? data) => $"{methodInfo.Name} ({data![0]})";
}
