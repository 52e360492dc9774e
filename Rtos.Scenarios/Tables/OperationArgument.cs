namespace Rtos.Scenarios;

/// <summary>An argument in a row of the <see cref="OperationTable"/>.</summary>
/// <param name="Name">What messages call it.</param>
/// <param name="Kind">What it is.</param>
internal sealed record OperationArgument(string Name, ArgumentKind Kind)
{
    /// <summary>The types that an object may have.</summary>
    public IReadOnlyList<ScenarioObjectType> Types { get; init; } = [];

    /// <summary>Whether it may be left out; only at the end of a row.</summary>
    public bool IsOptional => Kind == ArgumentKind.NotifyIndex;

    public override string ToString() => IsOptional ? Name + "?" : Name;
}
