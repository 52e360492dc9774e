namespace Rtos.Scenarios;

/// <summary>The types of kernel objects that a scenario can list.</summary>
public enum ScenarioObjectType
{
    /// <summary>A queue of 32-bit items.</summary>
    Queue,
}
