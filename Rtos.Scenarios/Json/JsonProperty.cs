namespace Rtos.Scenarios;

/// <summary>The name of a property and its place.</summary>
internal sealed record JsonProperty(string Name, int Line, int Column);
