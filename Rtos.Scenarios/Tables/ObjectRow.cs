using System.Collections.Immutable;

namespace Rtos.Scenarios;

/// <summary>What the reader knows about one type of object.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Noun">What messages call one.</param>
/// <param name="Type">Which type it is.</param>
/// <param name="Fields">What it has besides type and name.</param>
internal sealed record ObjectRow(string Name, string Noun, ScenarioObjectType Type, ImmutableArray<ObjectField> Fields)
{
    /// <summary>The names of all its properties.</summary>
    public ImmutableArray<string> Properties { get; } = ["type", "name", .. Fields.Select(field => field.Name)];
}
