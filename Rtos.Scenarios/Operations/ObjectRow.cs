using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A type of object that scenarios can list: how it is written in files, and how it is made.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Noun">The name of one in messages.</param>
/// <param name="Type">Which type it is.</param>
/// <param name="Fields">Its properties other than type and name.</param>
internal sealed record ObjectRow(string Name, string Noun, ScenarioObjectType Type, params ImmutableArray<ObjectField> Fields)
{
    /// <summary>The C function that creates one.</summary>
    public string CName { get; init; } = "";

    /// <summary>The call that deletes one; null for a type that <c>deleteObject</c> does not take.</summary>
    public CallRow? Deletion { get; init; }

    /// <summary>The kernels that have it.</summary>
    public KernelKinds Kernels { get; init; } = KernelKinds.All;

    /// <summary>Makes one; null for a type that is not a kernel object.</summary>
    public Func<ScenarioState, Device, ScenarioObject, KernelObject>? Create { get; init; }

    /// <summary>The line of its final state: what it calls the object, and the state; null for a type that has none.</summary>
    public (string Kind, Func<KernelObject, string> State)? Final { get; init; }

    /// <summary>Whether a kernel has it.</summary>
    public bool IsFor(KernelKind kernel) => (Kernels & (KernelKinds)(1 << (int)kernel)) != 0;

    /// <summary>The names of all its properties.</summary>
    public ImmutableArray<string> Properties { get; } = ["type", "name", .. Fields.Select(field => field.Name)];

    /// <summary>The line of an object's final state; null if it has none.</summary>
    /// <param name="item">The object as the file has it.</param>
    /// <param name="current">The kernel object; null if it has been deleted.</param>
    public string? FinalLine(ScenarioObject item, KernelObject? current) =>
        Final is not var (kind, state) ? null : $"final {kind} {item.Name} {(current is null ? "gone" : state(current))}";
}
