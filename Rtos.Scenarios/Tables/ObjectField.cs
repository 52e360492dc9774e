namespace Rtos.Scenarios;

/// <summary>A property that objects of a type must have.</summary>
/// <param name="Name">Its name in files.</param>
/// <param name="Read">Checks the value and stores it.</param>
internal sealed record ObjectField(string Name, Action<ScenarioObject, JsonValue> Read);
