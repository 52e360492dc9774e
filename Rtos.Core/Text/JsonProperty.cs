namespace Rtos.Core;

/// <summary>The name of a property and its place.</summary>
/// <param name="Name">The name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column in characters, from 1.</param>
internal sealed record JsonProperty(string Name, int Line, int Column);
