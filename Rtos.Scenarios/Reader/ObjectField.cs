using Rtos.Core;

namespace Rtos.Scenarios;

/// <summary>A property that objects of a type must have.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Read">Checks the value and stores it; names that are declared already can be looked up, and times know their kernel.</param>
internal sealed record ObjectField(string Name, Action<ScenarioObject, JsonValue, ObjectReading> Read)
{
    /// <summary>What the rest of the file is checked with when the value was refused: nothing else must be wrong for it.</summary>
    public Action<ScenarioObject>? Refused { get; init; }
}
