using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>An argument in a row of the <see cref="OperationTable"/>.</summary>
/// <param name="Name">The name of it in messages.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Types">The types that an object may have.</param>
internal sealed record OperationArgument(string Name, ArgumentKind Kind, params IReadOnlyList<ScenarioObjectType> Types)
{
    public static readonly OperationArgument Target = new("task", ArgumentKind.Task);
    public static readonly OperationArgument TargetOrSelf = new("task", ArgumentKind.TaskOrSelf);
    public static readonly OperationArgument Wait = new("wait", ArgumentKind.Wait);
    public static readonly OperationArgument Value = new("value", ArgumentKind.Value);
    public static readonly OperationArgument Clear = new("clear", ArgumentKind.Flag);
    public static readonly OperationArgument EventBits = new("bits", ArgumentKind.Bits);

    /// <summary>The types that an object may have if a mistake is let pass.</summary>
    public (KernelLeniency Place, IReadOnlyList<ScenarioObjectType> Types) Otherwise { get; init; } = (KernelLeniency.None, []);

    /// <summary>Whether it is optional; only at the end of a row.</summary>
    public bool IsOptional => Kind == ArgumentKind.NotifyIndex;

    public override string ToString() => IsOptional ? Name + "?" : Name;

    /// <summary>The argument as the number in the record of a call.</summary>
    internal long NumberIn(ScenarioOperation operation) => Kind switch
    {
        ArgumentKind.Cycles or ArgumentKind.Priority => operation.Number,
        ArgumentKind.Value or ArgumentKind.Bits or ArgumentKind.SomeBits or ArgumentKind.Bytes or ArgumentKind.Mask or ArgumentKind.Period => operation.Value,
        ArgumentKind.Value2 or ArgumentKind.SomeBits2 => operation.Value2,
        ArgumentKind.Wait or ArgumentKind.WaitToCheck or ArgumentKind.Ticks or ArgumentKind.Increment => operation.Wait.Value,
        ArgumentKind.NotifyIndex => operation.NotifyIndex,
        ArgumentKind.Flag => operation.Flag ? 1 : 0,
        ArgumentKind.Flag2 => operation.Flag2 ? 1 : 0,
        ArgumentKind.Action => (long)operation.Action,
        _ => throw new InvalidOperationException($"{Kind} is not a number"),
    };
}
