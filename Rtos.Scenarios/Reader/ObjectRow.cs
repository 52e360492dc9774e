using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>What the reader knows about one type of object.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Noun">What messages call one.</param>
/// <param name="Type">Which type it is.</param>
/// <param name="Fields">What it has besides type and name.</param>
internal sealed record ObjectRow(string Name, string Noun, ScenarioObjectType Type, ImmutableArray<ObjectField> Fields)
{
    /// <summary>The C function that creates one.</summary>
    public string CName { get; init; } = "";

    /// <summary>The kernels that have it.</summary>
    public KernelKinds Kernels { get; init; } = KernelKinds.All;

    /// <summary>Whether a kernel has it.</summary>
    public bool IsFor(KernelKind kernel) => (Kernels & (KernelKinds)(1 << (int)kernel)) != 0;

    /// <summary>The names of all its properties.</summary>
    public ImmutableArray<string> Properties { get; } = ["type", "name", .. Fields.Select(field => field.Name)];
}
