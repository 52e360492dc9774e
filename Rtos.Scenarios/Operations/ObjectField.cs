using System.Collections.Immutable;
using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>The context for reading an object's properties.</summary>
internal interface IObjectReading
{
    /// <summary>A number of ticks.</summary>
    /// <param name="value">The value.</param>
    /// <param name="least">The smallest valid number.</param>
    uint ReadTicks(JsonValue value, uint least);

    /// <summary>The members of a queue set, which are listed before it.</summary>
    ImmutableArray<ScenarioObject> ReadMembers(ScenarioObject set, JsonValue list);
}

/// <summary>A property that objects of a type must have.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Read">Checks the value and stores it.</param>
internal sealed record ObjectField(string Name, Action<ScenarioObject, JsonValue, IObjectReading> Read)
{
    public static readonly ObjectField Length = new("length", (item, value, _) => item.Length = (int)value.ReadWhole(1, 1_000_000)) { Refused = item => item.Length = 1 };
    public static readonly ObjectField Maximum = new("max", (item, value, _) => item.Maximum = (int)value.ReadWhole(1, 1_000_000_000)) { Refused = item => item.Maximum = 1_000_000_000 };
    public static readonly ObjectField Initial = new("initial", (item, value, _) => item.Initial = (int)value.ReadWhole(0, item.Maximum));
    public static readonly ObjectField Size = new("size", (item, value, _) => item.Size = (int)value.ReadWhole(1, 1_000_000)) { Refused = item => item.Size = 1_000_000 };
    public static readonly ObjectField MessageSize = new("size", (item, value, _) => item.Size = (int)value.ReadWhole(5, 1_000_000));
    public static readonly ObjectField Trigger = new("trigger", (item, value, _) => item.Trigger = (int)value.ReadWhole(0, item.Size));
    public static readonly ObjectField Period = new("period", (item, value, reading) => item.Period = new Ticks(reading.ReadTicks(value, 1)));
    public static readonly ObjectField AutoReload = new("autoReload", (item, value, _) => item.AutoReload = value.ReadFlag());
    public static readonly ObjectField Operations = new("ops", (item, value, _) => item.OperationList = value);
    public static readonly ObjectField Members = new("members", (item, value, reading) => item.Members = reading.ReadMembers(item, value));

    /// <summary>A substitute for a refused value: it must not cause further mistakes.</summary>
    public Action<ScenarioObject>? Refused { get; init; }
}
